/**
 * What is written: alerts rendered as subject, text and HTML. It must not know who reads it or how it travels. Start at
 * {@link io.plimsoll.alerting.template.AlertTemplates}.
 */
@NullMarked
package io.plimsoll.alerting.template;

import org.jspecify.annotations.NullMarked;
