/**
 * Silences: somebody's word that alerts are expected for a while, so that nobody is woken. A silence always has an author, a
 * reason and an end. It must not know routes' recipients, channels or Kafka. Start at {@link io.plimsoll.alerting.silence.Silence}.
 */
@NullMarked
package io.plimsoll.alerting.silence;

import org.jspecify.annotations.NullMarked;
