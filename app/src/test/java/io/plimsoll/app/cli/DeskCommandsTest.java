package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.app.e2e.ExpectedAlerts;
import io.plimsoll.app.e2e.RandomHistory;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.live.TopicScan;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AckKind;
import io.plimsoll.schemas.avro.Acknowledgement;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.EpisodePhase;
import io.plimsoll.schemas.avro.EpisodeState;
import io.plimsoll.schemas.avro.Severity;
import io.plimsoll.schemas.avro.Silence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a desk types, as it arrives on the topics of a running cluster. */
class DeskCommandsTest {
    @TempDir
    Path dir;

    @Test
    void silencesAndAcknowledgementsArriveOnTheirTopics() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults())) {
            Path config = ConfigFiles.of(cluster, dir);

            Cli added = Cli.run(
                    "silence",
                    "add",
                    "--match",
                    "desk=seven*",
                    "--match",
                    "severity!=CRITICAL",
                    "--for",
                    "PT2H",
                    "--by",
                    "ann",
                    "--reason",
                    "planned transfer",
                    "--emergencies",
                    "--config",
                    config);
            String id = added.out().get(0);
            Cli byAuthor = Cli.run("silence", "confirm", id, "--by", "ann", "--config", config);
            Cli confirmed = Cli.run("silence", "confirm", id, "--by", "bob", "--config", config);
            Cli listed = Cli.run("silence", "list", "--config", config);
            DeskLog desk = new DeskLog(cluster.config());
            var inForce = Objects.requireNonNull(desk.silences().get(id));
            Cli ended = Cli.run("silence", "expire", id, "--config", config);
            boolean staysEnded = desk.write(inForce).expired();
            Cli none = Cli.run("silence", "list", "--config", config);
            Cli unknown = Cli.run("silence", "expire", "nosuch", "--config", config);
            Cli alerts = Cli.run("alerts", "--config", config);
            List<AlertEvent> replayed = ExpectedAlerts.replay(RandomHistory.of(16, 60, 12_000));
            AlertEvent alert = replayed.stream()
                    .filter(event -> event.getSeverity() == Severity.CRITICAL)
                    .findFirst()
                    .orElseThrow();
            AlertEvent over = replayed.stream()
                    .filter(event -> !event.getAlertId().equals(alert.getAlertId()))
                    .findFirst()
                    .orElseThrow();
            publish(cluster.config(), episode(EpisodePhase.RESOLVED, over));
            publish(cluster.config(), episode(EpisodePhase.FIRING, alert));
            Cli open = Cli.run("alerts", "--config", config);
            Cli all = Cli.run("alerts", "--all", "--config", config);
            Cli named = Cli.run("alerts", alert.getAlertId().substring(0, 8), "--config", config);
            Cli unnamed = Cli.run("alerts", "nosuch", "--config", config);
            String account = alert.getAccount();
            String eight = alert.getAlertId().substring(0, 8);
            Cli acked =
                    Cli.run("ack", eight, "--account", account, "--by", "ann", "--for", "PT30M", "--config", config);
            Cli nowhere = Cli.run("ack", "nosuch", "--account", account, "--by", "ann", "--config", config);
            Cli elsewhere = Cli.run("ack", eight, "--account", "other", "--by", "ann", "--config", config);
            Cli late = Cli.run(
                    "ack", over.getAlertId(), "--account", over.getAccount(), "--by", "ann", "--config", config);
            Path routes = Files.writeString(
                    dir.resolve("routes.yaml"),
                    "recipients: {boss: {sms: \"+442071838750\"}}\nroutes: [{name: grave, recipients: [boss]}]\n");
            Cli explained = Cli.run("routes", "explain", routes, "--alert", alert.getAlertId(), "--config", config);
            Cli unheardOf = Cli.run("routes", "explain", routes, "--alert", "nosuch", "--config", config);

            assertThat(added.err()).isEmpty();
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(byAuthor.exitCode()).isEqualTo(2);
            assertThat(byAuthor.err()).containsExactly("plimsoll: --by: found its author ann, expected somebody else");
            assertThat(confirmed.out()).containsExactly("confirmed " + id);
            assertThat(listed.out())
                    .singleElement()
                    .asString()
                    .startsWith(id)
                    .contains(
                            "desk=seven* and severity!=CRITICAL  by ann: planned transfer (EMERGENCY too, confirmed by bob)");
            assertThat(ended.out()).containsExactly("ended " + id);
            assertThat(none.out()).containsExactly("no silence is in force");
            assertThat(unknown.err())
                    .containsExactly("plimsoll: ID: found no silence nosuch, expected one that silence list shows");
            assertThat(acked.exitCode()).isZero();
            assertThat(acked.out())
                    .containsExactly(
                            "ACK of " + alert.getAlertId() + " of " + account + " by ann written to topic acks");
            assertThat(nowhere.exitCode()).isEqualTo(2);
            assertThat(nowhere.err())
                    .containsExactly("plimsoll: ALERT_ID: found no alert nosuch of " + account
                            + ", expected an id that alerts shows, or its first characters");
            assertThat(elsewhere.exitCode()).isEqualTo(2);
            assertThat(late.exitCode()).isEqualTo(2);
            assertThat(late.err())
                    .containsExactly("plimsoll: ALERT_ID: found " + over.getAlertId()
                            + ", an alert that is RESOLVED, expected one that is open");
            assertThat(alerts.out()).containsExactly("no alert is open");
            assertThat(open.out())
                    .containsExactly("CRITICAL  FIRING       " + alert.getAlertId() + " " + alert.getAccount() + "  "
                            + alert.getMessage() + "  (told to desk)");
            assertThat(all.out()).hasSize(2);
            assertThat(named.out()).isEqualTo(open.out());
            assertThat(unnamed.out()).containsExactly("no alert whose id begins with nosuch is open");
            assertThat(explained.err()).isEmpty();
            assertThat(explained.out().get(0))
                    .startsWith("alert " + alert.getAlertId() + " is FIRING since 1970-01-01T00:00:01Z: told to desk");
            assertThat(explained.out()).contains("  boss sms                 at once, route grave");
            assertThat(unheardOf.err())
                    .containsExactly("plimsoll: --alert: found no alert nosuch, expected a file or an id that alerts"
                            + " --all shows");
            List<Silence> silences = new ArrayList<>();
            List<Acknowledgement> acks = new ArrayList<>();
            try (TopicScan<Silence> topic = TopicScan.of(cluster.config(), Topics.SILENCES);
                    TopicScan<Acknowledgement> ackTopic = TopicScan.of(cluster.config(), Topics.ACKS)) {
                topic.all(silences::add);
                ackTopic.all(acks::add);
            }
            assertThat(staysEnded)
                    .as("a confirmation that comes in the moment of the end")
                    .isTrue();
            assertThat(silences).extracting(Silence::getExpired).containsExactly(false, false, true, false, true);
            assertThat(Duration.between(
                            silences.get(0).getStartsAt(), silences.get(0).getEndsAt()))
                    .isEqualTo(Duration.ofHours(2));
            assertThat(acks).singleElement().satisfies(ack -> {
                assertThat(ack.getAlertId()).isEqualTo(alert.getAlertId());
                assertThat(ack.getKind()).isEqualTo(AckKind.ACK);
                assertThat(Duration.between(ack.getAt(), ack.getUntil())).isEqualTo(Duration.ofMinutes(30));
            });
        }
    }

    @Test
    void namesWhatCannotBe() {
        Cli snooze = Cli.run("ack", "abc", "--account", "a", "--by", "ann", "--snooze");
        Cli matcher = Cli.run("silence", "add", "--match", "desk", "--for", "PT1H", "--by", "ann", "--reason", "r");
        Cli past = Cli.run("silence", "add", "--match", "desk=a", "--for", "PT-1H", "--by", "ann", "--reason", "r");

        assertThat(snooze.exitCode()).isEqualTo(2);
        assertThat(snooze.err().get(0)).isEqualTo("--snooze: found no --for, expected --for alone");
        assertThat(matcher.exitCode()).isEqualTo(2);
        assertThat(matcher.err())
                .containsExactly(
                        "plimsoll: found \"desk\", expected LABEL=PATTERN or LABEL!=PATTERN, e.g. desk=seven*");
        assertThat(past.exitCode()).isEqualTo(2);
        assertThat(past.err()).singleElement().asString().contains("expected one after its start");
    }

    private static EpisodeState episode(EpisodePhase phase, AlertEvent alert) {
        return new EpisodeState(
                alert.getAlertId(),
                alert.getAccount(),
                phase,
                "told to desk",
                Instant.ofEpochMilli(1_000),
                null,
                null,
                null,
                alert,
                null);
    }

    private static void publish(PlimsollConfig config, EpisodeState episode) throws Exception {
        try (var producer = new KafkaProducer<String, EpisodeState>(
                config.kafkaClient(),
                new StringSerializer(),
                AvroSerdes.from(config.registryClient())
                        .valueOf(Topics.EPISODES)
                        .serializer())) {
            producer.send(new ProducerRecord<>(Topics.EPISODES.name(), episode.getAlertId(), episode))
                    .get();
        }
    }
}
