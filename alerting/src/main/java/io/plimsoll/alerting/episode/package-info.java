/**
 * The life of an alert from RAISED to RESOLVED and what people do to it: acknowledge, snooze, silence, let it escalate. Pure: what
 * comes in is an event and a time, what goes out are effects. It must not know Kafka, Avro or channels. Start at
 * {@link io.plimsoll.alerting.episode.Triage}.
 */
@NullMarked
package io.plimsoll.alerting.episode;

import org.jspecify.annotations.NullMarked;
