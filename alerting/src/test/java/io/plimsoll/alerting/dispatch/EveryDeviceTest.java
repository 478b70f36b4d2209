package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryDeviceTest {
    private static final Outcome YES = new Outcome.Delivered(200, "HTTP 200");
    private static final Outcome GONE = new Outcome.Rejected(410, "HTTP 410: Unregistered", About.CONTACT);
    private static final Outcome LATER = new Outcome.Retryable(503, "HTTP 503", Duration.ofSeconds(7));
    private static final Outcome LOGIN = new Outcome.Rejected(401, "HTTP 401", About.SINK);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Map<String, Outcome> answers = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final Notifier push = new EveryDevice(
            "apns",
            new Notifier() {
                @Override
                public Outcome send(Message message) {
                    sent.add(message.address());
                    return answers.getOrDefault(message.address(), YES);
                }

                @Override
                public String messageId(String intentId) {
                    return intentId;
                }

                @Override
                public void close() {}
            },
            () -> now);

    private Outcome send(String address) {
        sent.clear();
        return push.send(new Message("i", address, anAlert().build()));
    }

    @Test
    void eachDeviceIsToldAndOneThatTakesItIsEnough() {
        answers.put("tablet", LATER);
        assertThat(send("phone\ntablet"))
                .isEqualTo(new Outcome.Delivered(200, "1 of 2 devices took it: HTTP 200; HTTP 503"));
        assertThat(sent).containsExactly("phone", "tablet");
    }

    @Test
    void d12ADeviceThatIsGoneIsLeftOutForADayWhileThereIsAnother() {
        answers.put("phone", GONE);
        assertThat(send("phone\ntablet"))
                .isEqualTo(new Outcome.Delivered(200, "1 of 2 devices took it: HTTP 410: Unregistered; HTTP 200"));
        assertThat(send("phone\ntablet")).isEqualTo(new Outcome.Delivered(200, "1 of 2 devices took it: HTTP 200"));
        assertThat(sent).containsExactly("tablet");

        now = now.plus(Duration.ofHours(25));
        send("phone\ntablet");
        assertThat(sent).containsExactly("phone", "tablet");
    }

    @Test
    void whenAllAreGoneTheContactPointIsAndTheyAreStillTried() {
        answers.put("phone", GONE);
        answers.put("tablet", GONE);
        for (int i = 0; i < 2; i++) {
            Outcome outcome = send("phone\ntablet");
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(((Outcome.Rejected) outcome).about()).isEqualTo(About.CONTACT);
            assertThat(sent).containsExactly("phone", "tablet");
        }
    }

    @Test
    void whatMayBeTriedAgainIsAndNotBeforeTheMostPatientAsksFor() {
        answers.put("phone", new Outcome.Retryable(429, "HTTP 429", Duration.ofSeconds(60)));
        answers.put("tablet", LATER);
        answers.put("watch", GONE);
        assertThat(send("tablet\nphone\nwatch"))
                .isEqualTo(new Outcome.Retryable(
                        503,
                        "0 of 3 devices took it: HTTP 503; HTTP 429; HTTP 410: Unregistered",
                        Duration.ofSeconds(60)));
    }

    @Test
    void credentialsRefusedAreTheChannelsAndAnUnknownOutcomeStaysUnknown() {
        answers.put("phone", GONE);
        answers.put("tablet", LOGIN);
        assertThat(((Outcome.Rejected) send("phone\ntablet")).about()).isEqualTo(About.SINK);

        answers.put("tablet", new Outcome.Ambiguous("connection lost"));
        assertThat(send("phone\ntablet")).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void oneDeviceIsToldAsIfThereWereNoOthers() {
        assertThat(send("phone")).isEqualTo(YES);
        answers.put("phone", GONE);
        assertThat(send("phone")).isEqualTo(GONE);
        assertThat(send("phone")).as("still tried").isEqualTo(GONE);
    }
}
