/**
 * What happens when everything breaks at once: which of a thousand alerts comes first, and how many messages a person can
 * stand. It must not know routes, channels or Kafka. Start at {@link io.plimsoll.alerting.storm.Urgency}.
 */
@NullMarked
package io.plimsoll.alerting.storm;

import org.jspecify.annotations.NullMarked;
