package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.storm.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many accounts at once: who is told of first. */
class CrashOrderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ACCOUNTS = 20_000;

    private final List<Alert> sent = new ArrayList<>();

    private final class Sink implements Notifier {
        @Override
        public Outcome send(Message message) {
            sent.add(message.alert());
            return new Outcome.Delivered(200, "OK");
        }

        @Override
        public String messageId(String intentId) {
            return intentId;
        }

        @Override
        public void close() {}
    }

    @Test
    void d22InAFlashCrashEmergenciesAreSentFirstAndTheNearestToLiquidationBeforeTheOthers() {
        var engine = new DeliveryEngine(
                (partition, receipt) -> {},
                Map.of("alertmanager", new Sink()),
                RoutesFile.parse("r", "{recipients: {a: {alertmanager: 'http://am:9093'}}, routes: []}"),
                new RetrySchedule(RetryPolicy.defaults(), 1),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(64),
                () -> NOW,
                new SimpleMeterRegistry());
        for (int i = 0; i < ACCOUNTS; i++) {
            double distance = 0.08 - 0.07 * i / ACCOUNTS;
            Alert alert = anAlert()
                    .id("e" + i)
                    .account("acct-" + i)
                    .raised(i % 10 == 9 ? Severity.EMERGENCY : Severity.CRITICAL)
                    .distance(distance)
                    .build();
            engine.admit(0, i, new Intent("i" + i, NOW, "a", "alertmanager", "all", alert), Optional.empty());
        }

        for (int turn = 0; turn < ACCOUNTS && engine.openCount() > 0; turn++) {
            engine.tick();
        }

        assertThat(sent).hasSize(ACCOUNTS);
        assertThat(sent.subList(0, ACCOUNTS / 10)).allMatch(alert -> alert.severity() == Severity.EMERGENCY);
        assertThat(sent.get(0).account()).isEqualTo("acct-19999");
        assertThat(sent)
                .isSortedAccordingTo(Comparator.comparing(Alert::gravity)
                        .reversed()
                        .thenComparingDouble(alert -> Urgency.of(alert).distance()));
    }
}
