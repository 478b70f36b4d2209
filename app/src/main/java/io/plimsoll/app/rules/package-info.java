/** Rules files, checked, and their way to topic {@code rules}. Start at {@code RulesFile}. */
@NullMarked
package io.plimsoll.app.rules;

import org.jspecify.annotations.NullMarked;
