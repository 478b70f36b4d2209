package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.operations.Board;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceiptBookTest {
    private static final Instant EVENT = Instant.parse("2026-01-01T10:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReceiptBook book = new ReceiptBook(
            (partition, receipt) -> {}, Map.of(), () -> EVENT.plusMillis(3_500), meters, Board.unheard());

    private void enter(Alert alert, Status status) {
        Intent intent = new Intent("i1", EVENT.plusMillis(2_000), "desk", "email", "all", alert);
        book.enter(0, intent, 1, new Verdict(status, 250, "taken", null), null);
    }

    @Test
    void measuresFromTheEventOfTheMarketToTheSinksYesBySeverityAndChannel() {
        Alert alert = anAlert().raised(Severity.CRITICAL).times(EVENT, EVENT).build();

        enter(alert, Status.ATTEMPTED);
        enter(alert, Status.DELIVERED);

        Timer endToEnd = meters.get("plimsoll.alerting.end.to.end")
                .tags("severity", "CRITICAL", "channel", "email")
                .timer();
        assertThat(endToEnd.count()).isOne();
        assertThat(endToEnd.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(3_500);
        assertThat(endToEnd.takeSnapshot().histogramCounts())
                .filteredOn(bucket -> bucket.bucket() == Duration.ofSeconds(5).toNanos())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.count()).isOne());
        assertThat(meters.get("plimsoll.alerting.latency").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(1_500);
    }

    @Test
    void newsOfAlertingItselfHasNoEventOfTheMarket() {
        enter(
                anAlert()
                        .measured("OPERATIONS", null, null, null)
                        .times(EVENT, EVENT)
                        .build(),
                Status.DELIVERED);

        assertThat(meters.find("plimsoll.alerting.end.to.end").timers()).isEmpty();
    }
}
