package io.plimsoll.app.run;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.topics.TopicAdmin;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The topics components read and write, looked for before they start: a release may bring new ones. */
final class RequiredTopics {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private RequiredTopics() {}

    /** Throws when the cluster lacks one that {@code wanted} need; topics of others are not asked for, which may be hidden from us. */
    static void check(PlimsollConfig config, Set<Component> wanted) {
        List<String> missing;
        try (Admin admin = Admin.create(config.kafkaClient())) {
            missing = new TopicAdmin(
                            admin,
                            config.number(ConfigKey.ACCOUNTS_PARTITIONS),
                            config.number(ConfigKey.REPLICATION_FACTOR),
                            TIMEOUT)
                    .missing();
        }
        String needed = Topics.all().stream()
                .filter(topic -> missing.contains(topic.name()))
                .filter(topic -> wanted.stream().anyMatch(component -> uses(component, topic)))
                .map(Topic::name)
                .collect(Collectors.joining(", "));
        if (!needed.isEmpty()) {
            throw new IllegalStateException(
                    "topics: found no " + needed + ", expected those that plimsoll topics create makes");
        }
    }

    private static boolean uses(Component component, Topic<?> topic) {
        Set<String> parts = switch (component) {
            case STREAMS -> Set.of("market", "risk");
            case ALERTING -> Set.of("alerting");
        };
        return topic.readers().stream().anyMatch(parts::contains)
                || Set.of(topic.writer().split(", ")).stream().anyMatch(parts::contains);
    }
}
