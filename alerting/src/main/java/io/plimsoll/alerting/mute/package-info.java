/**
 * When somebody does not want to hear: quiet hours in the zone they live in. It must not know alerts' figures, routes or
 * Kafka. Start at {@link io.plimsoll.alerting.mute.QuietHours}.
 */
@NullMarked
package io.plimsoll.alerting.mute;

import org.jspecify.annotations.NullMarked;
