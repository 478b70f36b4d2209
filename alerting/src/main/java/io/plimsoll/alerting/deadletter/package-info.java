/**
 * How a record that cannot be used is described, so that it can be found and replayed after the fix. It must not know what
 * the record was meant to be. Start at {@link io.plimsoll.alerting.deadletter.DeadLetter}.
 */
@NullMarked
package io.plimsoll.alerting.deadletter;

import org.jspecify.annotations.NullMarked;
