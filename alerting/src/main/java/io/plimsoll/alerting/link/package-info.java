/**
 * Links by which somebody who reads a message has its alert in hand: signed, for one person, for a while. It must not know who
 * serves them, nor Kafka. Start at {@link io.plimsoll.alerting.link.AckLinks}.
 */
@NullMarked
package io.plimsoll.alerting.link;

import org.jspecify.annotations.NullMarked;
