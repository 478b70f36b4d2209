package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts verdicts on record and counts them. Thread-safe. */
final class ReceiptBook {
    private final ReceiptLog log;
    private final Map<String, Notifier> notifiers;
    private final InstantSource clock;
    private final MeterRegistry meters;

    ReceiptBook(ReceiptLog log, Map<String, Notifier> notifiers, InstantSource clock, MeterRegistry meters) {
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
                        verdict.retryAt()));
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
        }
    }

    private @Nullable String messageId(Intent intent, int attempts, @Nullable String reference) {
        if (reference != null) {
            return reference;
        }
        Notifier notifier = notifiers.get(intent.channel());
        return attempts == 0 || notifier == null ? null : notifier.messageId(intent.intentId());
    }
}
