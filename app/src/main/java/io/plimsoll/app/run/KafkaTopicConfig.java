package io.plimsoll.app.run;

import io.plimsoll.alerting.channel.kafka.KafkaTopicSettings;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.Topics;
import java.util.List;
import java.util.Map;

/** The cluster of {@code kafka} contact points as a configuration describes it. */
final class KafkaTopicConfig {
    private KafkaTopicConfig() {}

    /** Contact points that are Plimsoll's own topics: an event there would be poison to whoever reads them. */
    static List<String> faults(Routes routes) {
        List<String> own = Topics.all().stream().map(topic -> topic.name()).toList();
        return routes.recipients().entrySet().stream()
                .filter(recipient -> recipient
                        .getValue()
                        .address("kafka")
                        .filter(own::contains)
                        .isPresent())
                .map(recipient -> "recipients." + recipient.getKey() + ".kafka: found "
                        + recipient.getValue().address("kafka").orElseThrow()
                        + ", a topic of Plimsoll's own, expected another")
                .toList();
    }

    static KafkaTopicSettings of(PlimsollConfig config) {
        Map<String, Object> producer = config.kafkaChannel();
        return new KafkaTopicSettings(producer, "/" + config.text(ConfigKey.ALERTING_APPLICATION_ID));
    }
}
