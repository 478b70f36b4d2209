package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.rules.RulePublisher;
import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTopicTest {
    @TempDir
    Path dir;

    @Test
    void aPublishedRulesFileChangesLevelsAndEndsWhatItLeavesOut() throws Exception {
        Path rules = Files.writeString(dir.resolve("rules.yaml"), """
                rules:
                  - {id: mine, kind: MARGIN_RATIO, levels: {EMERGENCY: 0.62}}
                """);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            TopicReader topics = new TopicReader(cluster.config());
            pipeline.feed(SmallWorld.opening("a-1"));
            pipeline.feed(SmallWorld.prices(2, "75"));
            pipeline.eventually(() -> assertThat(alerts(topics)).hasSize(1));

            RulePublisher.publish(cluster.config(), RulesFile.read(rules), SmallWorld.START.plusSeconds(3));

            pipeline.eventually(() -> assertThat(alerts(topics)).hasSize(3));
            assertThat(alerts(topics))
                    .extracting(
                            AlertEvent::getRuleId, AlertEvent::getType, AlertEvent::getSeverity, AlertEvent::getReason)
                    .containsExactly(
                            tuple("margin-ratio", AlertType.RAISED, Severity.WARNING, "THRESHOLD_REACHED"),
                            tuple("margin-ratio", AlertType.RESOLVED, null, "RULE_REMOVED"),
                            tuple("mine", AlertType.RAISED, Severity.EMERGENCY, "THRESHOLD_REACHED"));
        }
    }

    private static List<AlertEvent> alerts(TopicReader topics) {
        return topics.values(Topics.ALERTS);
    }
}
