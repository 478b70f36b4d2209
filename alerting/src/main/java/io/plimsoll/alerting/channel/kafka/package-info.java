/**
 * Notifications as records of a Kafka topic, each a CloudEvent (https://github.com/cloudevents/spec, Kafka protocol binding, binary
 * mode), for programs that read topics. It must not know the pipeline's own topics. Start at
 * {@link io.plimsoll.alerting.channel.kafka.KafkaTopicNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.kafka;

import org.jspecify.annotations.NullMarked;
