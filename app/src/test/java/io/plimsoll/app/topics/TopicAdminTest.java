package io.plimsoll.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.app.embedded.EmbeddedBroker;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TopicAdminTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    @Test
    void createsWhatIsMissingThenFindsNothingToCreateOrToComplainAbout() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
                Admin client = admin(broker)) {
            TopicAdmin admin = new TopicAdmin(client, 3, 1, PATIENCE);

            assertThat(admin.verify())
                    .hasSameSizeAs(Topics.all())
                    .extracting(TopicFault::message)
                    .contains(
                            "positions: topic: found none, expected 3 partition(s); 'plimsoll topics create' makes it");
            assertThat(admin.createMissing()).hasSameSizeAs(Topics.all()).contains("prices", "alerts");
            assertThat(admin.createMissing()).isEmpty();
            assertThat(admin.verify()).isEmpty();
            assertThat(admin.describe())
                    .containsEntry(
                            "prices",
                            new TopicState(
                                    "prices",
                                    1,
                                    1,
                                    Map.of(
                                            "cleanup.policy",
                                            "delete",
                                            "retention.ms",
                                            "2592000000",
                                            "message.timestamp.type",
                                            "LogAppendTime")))
                    .containsEntry(
                            "positions",
                            new TopicState(
                                    "positions",
                                    3,
                                    1,
                                    Map.of(
                                            "cleanup.policy",
                                            "delete",
                                            "retention.ms",
                                            "-1",
                                            "message.timestamp.type",
                                            "LogAppendTime")));
        }
    }

    @Test
    void leavesATopicOfTheWrongShapeAloneAndSaysWhatIsWrong() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
                Admin client = admin(broker)) {
            client.createTopics(List.of(
                            new NewTopic("balances", 2, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            TopicAdmin admin = new TopicAdmin(client, 4, 1, PATIENCE);

            assertThat(admin.createMissing()).doesNotContain("balances");

            assertThat(admin.verify())
                    .extracting(TopicFault::message)
                    .containsExactly(
                            "balances: partitions: found 2, expected 4",
                            "balances: cleanup.policy: found compact, expected delete",
                            "balances: message.timestamp.type: found CreateTime, expected LogAppendTime",
                            "balances: retention.ms: found 604800000, expected -1");
        }
    }

    @Test
    void saysWhatToCheckWhenNobodyAnswers() {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
        Admin client = Admin.create(nobody);
        try {
            TopicAdmin admin = new TopicAdmin(client, 4, 1, Duration.ofMillis(300));

            assertThatThrownBy(admin::verify)
                    .isInstanceOf(TopicAdminException.class)
                    .hasMessage("list topics: no answer within 300 ms; is bootstrap.servers right?");
        } finally {
            client.close(Duration.ZERO);
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
