/**
 * How a record that cannot be used is kept, so that it can be found, understood and sent again after the fix. It must not know what the
 * record was meant to be. Start at {@link io.plimsoll.schemas.deadletter.DeadLetter}.
 */
@NullMarked
package io.plimsoll.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
