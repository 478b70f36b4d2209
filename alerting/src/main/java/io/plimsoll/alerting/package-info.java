/**
 * Who is told, when and how. It sees alerts on a topic and knows nothing of margin or markets. Start at
 * {@link io.plimsoll.alerting.AlertingApp}.
 */
@NullMarked
package io.plimsoll.alerting;

import org.jspecify.annotations.NullMarked;
