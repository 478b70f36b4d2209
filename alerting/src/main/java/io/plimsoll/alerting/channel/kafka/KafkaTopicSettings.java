package io.plimsoll.alerting.channel.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The cluster whose topics are contact points, and who speaks there.
 *
 * @param producer settings of the producer with Kafka's own keys, at least bootstrap.servers; they may hold passwords
 * @param source ce_source of every event, a URI reference such as {@code /plimsoll-alerting}
 */
public record KafkaTopicSettings(Map<String, Object> producer, String source) {
    private static final String CUT = "[secret]";
    private static final Pattern HIDDEN_KEY = Pattern.compile(".*(password|secret|jaas|token|keystore\\.key).*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    public KafkaTopicSettings {
        producer = Map.copyOf(producer);
        if (!producer.containsKey(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new IllegalArgumentException("kafka.channel.bootstrap.servers: found nothing, expected HOST:PORT");
        }
    }

    /** As given; not given: a topic is waited for 5 s, a record is tried for 15 s. Never less than safe: idempotent, all replicas. */
    Map<String, Object> producerConfig() {
        Map<String, Object> config = new HashMap<>(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000));
        config.putAll(producer);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return config;
    }

    /** {@code text} without any password of the settings. */
    String withoutSecrets(String text) {
        String clean = text;
        for (Map.Entry<String, Object> entry : producer.entrySet()) {
            if (HIDDEN_KEY.matcher(entry.getKey().toLowerCase(Locale.ROOT)).matches()) {
                String value = entry.getValue().toString();
                clean = value.isEmpty() ? clean : clean.replace(value, CUT);
                for (Matcher quoted = QUOTED.matcher(value); quoted.find(); ) {
                    clean = clean.replace(quoted.group(1), CUT);
                }
            }
        }
        return clean;
    }

    @Override
    public String toString() {
        return "KafkaTopicSettings[" + producer.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) + ", " + source + "]";
    }
}
