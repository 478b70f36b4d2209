/**
 * Many alerts in one message: what belongs together, how long one waits for more of it, and what such a digest says. It must
 * not know channels, routes or Kafka. Start at {@link io.plimsoll.alerting.group.Grouping}.
 */
@NullMarked
package io.plimsoll.alerting.group;

import org.jspecify.annotations.NullMarked;
