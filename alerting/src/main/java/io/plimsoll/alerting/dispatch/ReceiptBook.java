package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts verdicts on record and counts them. Thread-safe. */
final class ReceiptBook {
    private static final Set<Status> NOT_KNOWN_TO_ARRIVE =
            Set.of(Status.EXPIRED, Status.FAILED, Status.UNDELIVERED, Status.AMBIGUOUS, Status.ACCEPTED);

    private static final Duration[] OBJECTIVES =
            Stream.of(1, 2, 5, 10, 30, 60, 300).map(Duration::ofSeconds).toArray(Duration[]::new);

    private final ReceiptLog log;
    private final Map<String, Notifier> notifiers;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Board board;

    /** What is grave and was not delivered is put on {@code board}. */
    ReceiptBook(
            ReceiptLog log, Map<String, Notifier> notifiers, InstantSource clock, MeterRegistry meters, Board board) {
        this.board = board;
        this.log = log;
        this.notifiers = notifiers;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Returns when {@code verdict} on {@code intent} is safe; {@code attempts} made so far, 0 when none was;
     * {@code reference} is the sink's own id of the message, null when it gave none.
     */
    void enter(int partition, Intent intent, int attempts, Verdict verdict, @Nullable String reference) {
        Instant now = clock.instant();
        log.append(
                partition,
                new Receipt(
                        intent.intentId(),
                        now,
                        intent.alert().alertId(),
                        intent.alert().sequence(),
                        intent.alert().account(),
                        intent.recipient(),
                        intent.channel(),
                        attempts,
                        verdict.status(),
                        verdict.code(),
                        verdict.detail(),
                        messageId(intent, attempts, reference),
                        verdict.retryAt(),
                        verdict.status() == Status.SUPPRESSED));
        if (isLost(verdict) && isGrave(intent.alert())) {
            board.sees(Condition.ALERT_UNDELIVERED, intent.recipient(), undelivered(intent, verdict));
        }
        meters.counter(
                        AlertingMeters.NOTIFICATIONS.meterName(),
                        "status",
                        verdict.status().name())
                .increment();
        if (verdict.status() == Status.ATTEMPTED) {
            meters.counter(AlertingMeters.ATTEMPTS.meterName(), "channel", intent.channel())
                    .increment();
        }
        if (verdict.status() == Status.DELIVERED) {
            meters.timer(AlertingMeters.LATENCY.meterName()).record(Duration.between(intent.decidedAt(), now));
            endToEnd(intent, now);
        }
    }

    /** What a digest is about waited on purpose, and news of alerting itself has no event of the market. */
    private void endToEnd(Intent intent, Instant now) {
        Alert alert = intent.alert();
        if (intent.digest() == null && !Operations.are(alert)) {
            Timer.builder(AlertingMeters.END_TO_END.meterName())
                    .tag("severity", alert.gravity().name())
                    .tag("channel", intent.channel())
                    .serviceLevelObjectives(OBJECTIVES)
                    .register(meters)
                    .record(Duration.between(alert.time(), now));
        }
    }

    /** Whether it ended, and nobody knows that it arrived. */
    private static boolean isLost(Verdict verdict) {
        return verdict.retryAt() == null && NOT_KNOWN_TO_ARRIVE.contains(verdict.status());
    }

    /** News of alerting itself that does not get through is no news. */
    private static boolean isGrave(Alert alert) {
        Severity severity = alert.severity();
        return severity != null && severity.atLeast(Severity.CRITICAL) && !Operations.are(alert);
    }

    private static String undelivered(Intent intent, Verdict verdict) {
        Alert alert = intent.alert();
        return alert.severity() + " of " + alert.account() + " " + alert.scope() + ", rule " + alert.ruleId() + ", by "
                + intent.channel() + ": " + verdict.status() + ", " + verdict.detail();
    }

    private @Nullable String messageId(Intent intent, int attempts, @Nullable String reference) {
        if (reference != null) {
            return reference;
        }
        Notifier notifier = notifiers.get(intent.channel());
        return attempts == 0 || notifier == null ? null : notifier.messageId(intent.intentId());
    }
}
