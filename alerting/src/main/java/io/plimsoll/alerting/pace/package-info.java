/**
 * One recipient on one channel: told now, told later with others, or not told, and why. Pure: what comes in is a notice and a
 * time, what goes out are effects; the state is a record. It must not know routes, channels or Kafka. Start at
 * {@link io.plimsoll.alerting.pace.Line}.
 */
@NullMarked
package io.plimsoll.alerting.pace;

import org.jspecify.annotations.NullMarked;
