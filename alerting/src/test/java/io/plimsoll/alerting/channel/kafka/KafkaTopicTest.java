package io.plimsoll.alerting.channel.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.NotifierContract;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.template.BriefTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTopicTest extends NotifierContract {
    private static final String PASSWORD = "planted-kafka-password";
    private static final int TRIED_FOR_MS = 3_000;

    private final ScriptedBroker broker = new ScriptedBroker();
    private final Notifier notifier = new KafkaTopicNotifier(
            new KafkaTopicSettings(
                    Map.of(
                            "bootstrap.servers",
                            broker.bootstrapServers(),
                            "security.protocol",
                            "SASL_PLAINTEXT",
                            "sasl.mechanism",
                            "PLAIN",
                            "sasl.jaas.config",
                            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"plimsoll\""
                                    + " password=\"" + PASSWORD + "\";",
                            "max.block.ms",
                            TRIED_FOR_MS,
                            "delivery.timeout.ms",
                            TRIED_FOR_MS,
                            "request.timeout.ms",
                            1_000),
                    "/plimsoll-alerting"),
            BriefTemplate.builtIn());

    @AfterEach
    void stop() {
        notifier.close();
        broker.close();
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected String address() {
        return "desk-7-alerts";
    }

    @Override
    protected List<String> receivedIds() {
        return broker.events().stream()
                .map(event -> event.headers().get("ce_id"))
                .map(String::valueOf)
                .toList();
    }

    @Override
    protected String receivedText() {
        ScriptedBroker.Event last = broker.events().get(broker.events().size() - 1);
        try {
            return new ObjectMapper()
                    .readTree(last.body())
                    .path("data")
                    .path("text")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected int longestText() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void stopSink() {
        broker.close();
    }

    @Override
    protected void refuseContact() {
        broker.refuse(Errors.TOPIC_AUTHORIZATION_FAILED);
    }

    @Override
    protected About refuseCredentials() {
        broker.refuseLogins();
        return About.SINK;
    }

    /** A broker that is too busy makes the producer wait by itself; what remains to tell is that it is not ready in time. */
    @Override
    protected @Nullable Duration throttle() {
        broker.busyFor(Duration.ofMillis(TRIED_FOR_MS + 1_000));
        return null;
    }

    @Override
    protected void loseAnswer() {
        broker.goneAfterNext();
    }

    @Override
    protected boolean recognisesRepeats() {
        return true;
    }

    @Override
    protected List<String> planted() {
        return List.of(PASSWORD);
    }

    @Test
    void isACloudEventInBinaryModeKeyedByAccountWithTheBodyOfAWebhook() throws IOException {
        var worse = anAlert()
                .change(2, Change.ESCALATED, Severity.WARNING, Severity.CRITICAL)
                .build();

        assertThat(attempt(new Message(ID, address(), worse)))
                .isEqualTo(new Outcome.Delivered(null, "partition 0, offset 0"));

        assertThat(broker.events()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo("desk-7-alerts");
            assertThat(event.key()).isEqualTo("acct-17");
            assertThat(event.headers())
                    .isEqualTo(Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", ID,
                            "ce_source", "/plimsoll-alerting",
                            "ce_type", "io.plimsoll.alert.escalated",
                            "ce_subject", "acct-17",
                            "ce_time", "2025-10-10T21:15:00.25Z",
                            "content-type", "application/json"));
        });
        var body = new ObjectMapper().readTree(broker.events().get(0).body());
        assertThat(body.path("type").asText()).isEqualTo("alert.escalated");
        assertThat(body.path("data").path("value").asText()).isEqualTo("0.8123");
        assertThat(body.path("data").path("title").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
    }

    @Test
    void aRecordTheTopicIsTooSmallForIsRefusedAndTheNextOneIsNot() {
        broker.refuse(Errors.MESSAGE_TOO_LARGE);

        Message message = new Message(ID, address(), anAlert().build());
        assertThat(attempt(message))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(About.MESSAGE));
        assertThat(attempt(message)).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void afterALoginIsPutRightItGoesOnWithoutARestart() {
        broker.refuse(Errors.CLUSTER_AUTHORIZATION_FAILED);

        Message message = new Message(ID, address(), anAlert().build());
        assertThat(attempt(message))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(About.SINK));
        assertThat(attempt(message)).isInstanceOf(Outcome.Delivered.class);
    }
}
