/** What users type: one class a verb, options and exit codes. Knows no arithmetic. Start at {@code PlimsollCommand}. */
@NullMarked
package io.plimsoll.app.cli;

import org.jspecify.annotations.NullMarked;
