/**
 * Alerting's topics: the topology from alerts to intents, and the mapping between Avro and our own records. Generated Avro
 * classes stop at {@code AvroMapping}. Start at {@link io.plimsoll.alerting.kafka.NotificationTopology}.
 */
@NullMarked
package io.plimsoll.alerting.kafka;

import org.jspecify.annotations.NullMarked;
