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

    /** At 75 a fifth less is 60: balance 49 − 40 = 9, maintenance 12, ratio 1.3333; 15 more make it 0.5. */
    @Test
    void aStressRuleMailsThatItsScenarioWouldLiquidateTheAccount() throws Exception {
        Files.writeString(dir.resolve("fifth.yaml"), "{name: a-fifth-off, moves: {assets: {BTC: -0.2}}}");
        Path rules = Files.writeString(dir.resolve("rules.yaml"), """
                rules:
                  - {id: crash, kind: STRESS, scenario: fifth.yaml, levels: {WARNING: 1}}
                """);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            RulePublisher.publish(cluster.config(), RulesFile.read(rules), SmallWorld.START);

            pipeline.feed(SmallWorld.opening("a-1"));
            pipeline.feed(SmallWorld.prices(2, "75"));

            pipeline.eventually(() -> assertThat(Inbox.of(mailbox)).hasSize(1));
            Inbox.Mail mail = Inbox.of(mailbox).get(0);
            assertThat(mail.subject()).startsWith("[WARNING] a-1 stress a-fifth-off: margin ratio 1.3333");
            assertThat(mail.text())
                    .startsWith("Add 15.00 USDT to CROSS:USDT, or close 38.46 % of LONG BTCUSDT")
                    .contains("Stress a-fifth-off: margin ratio 1.3333, limit 1.0000: raised to WARNING."
                            + " It would liquidate CROSS:USDT.")
                    .contains("worst at 100.00 % of scenario a-fifth-off: balance 9.00 USDT, maintenance 12.00 USDT"
                            + " at BTCUSDT 60");
        }
    }

    private static List<AlertEvent> alerts(TopicReader topics) {
        return topics.values(Topics.ALERTS);
    }
}
