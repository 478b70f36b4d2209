/** Where records go that alerting cannot use. It must not know what they were meant to be. */
@NullMarked
package io.plimsoll.alerting.deadletter;

import org.jspecify.annotations.NullMarked;
