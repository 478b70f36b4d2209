package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** An acknowledgement reaches the worker while the message is queued, under way, or in the hands of a sink that will report. */
class RacesTest {
    private static final String ROUTES =
            "{recipients: {a: {sms: '+442071838750', email: a@b.c, fallback: [sms, email]}, b: {sms: '+442071838751'}},"
                    + " routes: []}";
    private static final Outcome TAKEN = new Outcome.Accepted(201, "queued", "SM1");
    private static final Alert ALERT = anAlert().build();

    private final ScriptedDispatch desk = new ScriptedDispatch(ROUTES);

    @Test
    void d30AQueuedMessageIsCancelledAndTheOneOfAnotherAlertIsNot() {
        desk.downUntil = ScriptedDispatch.START.plusSeconds(60);
        desk.admit("b", "sms", ALERT);
        desk.admit("b", "sms", anAlert().id("other").build());
        desk.runFor(Duration.ofSeconds(5));
        desk.cancel("b", "sms", ALERT, "acknowledged by ann via link");
        desk.runFor(Duration.ofMinutes(5));

        assertThat(desk.arrived).hasSize(1);
        assertThat(detailsOf(ALERT)).last().isEqualTo("SUPPRESSED acknowledged by ann via link");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d30AMessageTheSinkTookIsAllowedButWhenItDoesNotArriveNoOtherChannelIsTried() {
        desk.answer("sms", TAKEN);
        desk.admit("a", "sms", ALERT);
        desk.runFor(Duration.ofSeconds(1));
        desk.cancel("a", "sms", ALERT, "acknowledged by ann via link");
        desk.engine.confirm(new Confirmation("sms", "SM1", false, 30003, "undelivered", false));
        desk.runFor(Duration.ofMinutes(10));

        assertThat(desk.sent).containsExactly("sms +442071838750");
        assertThat(detailsOf(ALERT))
                .endsWith(
                        "FELL_BACK goes on by email: undelivered; raced: acknowledged by ann via link",
                        "SUPPRESSED acknowledged by ann via link; it came while attempt 1 was under way");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d30AMessageTheSinkTookAndDeliveredIsOnRecordAsRaced() {
        desk.answer("sms", TAKEN);
        desk.admit("a", "sms", ALERT);
        desk.runFor(Duration.ofSeconds(1));
        desk.cancel("a", "sms", ALERT, "acknowledged by ann via link");
        desk.engine.confirm(new Confirmation("sms", "SM1", true, null, "delivered", false));
        desk.runFor(Duration.ofMinutes(10));

        assertThat(detailsOf(ALERT)).last().isEqualTo("DELIVERED delivered; raced: acknowledged by ann via link");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d30AReportThatNeverComesDoesNotStartTheNextChannelEither() {
        desk.answer("sms", TAKEN);
        desk.admit("a", "sms", ALERT);
        desk.runFor(Duration.ofSeconds(1));
        desk.cancel("a", "sms", ALERT, "acknowledged by ann via link");
        desk.runFor(Duration.ofMinutes(10));

        assertThat(desk.sent).containsExactly("sms +442071838750");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d30AMessageUnderWayIsAllowedRecordedAsRacedAndNeverTriedAgain() {
        List<String> delivered = underWay(new Outcome.Delivered(201, "queued"));
        List<String> refused = underWay(new Outcome.Retryable(503, "later", null));
        List<String> accepted = underWay(TAKEN);

        assertThat(delivered).containsExactly("ATTEMPTED attempt 1", "DELIVERED queued; raced: acknowledged by ann");
        assertThat(refused)
                .containsExactly(
                        "ATTEMPTED attempt 1",
                        "RETRYING later; raced: acknowledged by ann",
                        "SUPPRESSED acknowledged by ann; it came while attempt 1 was under way");
        assertThat(accepted).containsExactly("ATTEMPTED attempt 1", "ACCEPTED queued; raced: acknowledged by ann");
    }

    /** Records of a message that is cancelled while its only attempt is under way, which ends with {@code outcome}. */
    private static List<String> underWay(Outcome outcome) {
        List<String> records = new ArrayList<>();
        Queue<Runnable> senders = new ArrayDeque<>();
        Deque<Outcome> answers = new ArrayDeque<>(List.of(outcome));
        Instant[] now = {ScriptedDispatch.START};
        DeliveryEngine engine = new DeliveryEngine(
                (partition, receipt) -> records.add(receipt.status() + " " + receipt.detail()),
                Map.of("sms", new Answering(answers)),
                RoutesFile.parse("r", ROUTES),
                new RetrySchedule(RetryPolicy.defaults(), 7),
                senders::add,
                channel -> ChannelPolicy.unlimited(16),
                () -> now[0],
                new SimpleMeterRegistry());
        Intent intent = new Intent(Intent.idOf(ALERT, "b", "sms"), ScriptedDispatch.START, "b", "sms", "all", ALERT);
        engine.admit(0, 0, intent, Optional.empty());
        engine.tick();
        engine.admit(0, 1, intent.cancelling("acknowledged by ann"), Optional.empty());
        senders.remove().run();
        for (int second = 0; second < 60; second++) {
            now[0] = now[0].plusSeconds(1);
            engine.tick();
        }
        assertThat(senders).as("attempts after the cancellation").isEmpty();
        return records;
    }

    private record Answering(Deque<Outcome> answers) implements Notifier {
        @Override
        public Outcome send(Message message) {
            return answers.remove();
        }

        @Override
        public String messageId(String intentId) {
            return intentId;
        }

        @Override
        public void close() {}
    }

    private List<String> detailsOf(Alert alert) {
        return desk.receipts.stream()
                .filter(receipt -> receipt.alertId().equals(alert.alertId()))
                .map(receipt -> receipt.status() + " " + receipt.detail())
                .toList();
    }
}
