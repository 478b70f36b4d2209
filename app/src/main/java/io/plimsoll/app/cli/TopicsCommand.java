package io.plimsoll.app.cli;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.topics.TopicAdmin;
import io.plimsoll.app.topics.TopicFault;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plimsoll topics}. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "The topics of a cluster.",
        synopsisSubcommandLabel = "(create | verify | describe)")
final class TopicsCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Creates the topics that are missing.")
    int create(@Mixin ConfigOption config) {
        List<String> created = with(config.read(), TopicAdmin::createMissing);
        out().println(created.isEmpty() ? "all topics exist" : "created " + String.join(", ", created));
        return 0;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compares the topics with what they should be; exit code 1 when they differ.")
    int verify(@Mixin ConfigOption config) {
        List<TopicFault> faults = with(config.read(), TopicAdmin::verify);
        faults.forEach(fault -> spec.commandLine().getErr().println("plimsoll: " + fault.message()));
        if (faults.isEmpty()) {
            out().println("all %d topics are as they should be"
                    .formatted(Topics.all().size()));
        }
        return faults.isEmpty() ? 0 : 1;
    }

    @Command(name = "describe", mixinStandardHelpOptions = true, description = "Lists every topic; needs no cluster.")
    int describe(@Mixin ConfigOption config) {
        int partitions = config.read().number(ConfigKey.ACCOUNTS_PARTITIONS);
        out().println("%-15s %-13s %10s  %s".formatted("topic", "key", "partitions", "purpose"));
        for (Topic<?> topic : Topics.all()) {
            out().println("%-15s %-13s %10d  %s"
                    .formatted(topic.name(), topic.key(), topic.partitions(partitions), topic.purpose()));
        }
        return 0;
    }

    private static <R> R with(PlimsollConfig config, Function<TopicAdmin, R> action) {
        Map<String, Object> client = config.kafkaClient();
        client.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        client.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        try (Admin admin = Admin.create(client)) {
            return action.apply(new TopicAdmin(
                    admin,
                    config.number(ConfigKey.ACCOUNTS_PARTITIONS),
                    config.number(ConfigKey.REPLICATION_FACTOR),
                    TIMEOUT));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
