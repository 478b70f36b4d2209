package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

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

    /** Returns when {@code verdict} on {@code intent} is safe; {@code attempts} made so far, 0 when none was. */
    void enter(int partition, Intent intent, int attempts, Verdict verdict) {
        Instant now = clock.instant();
        Notifier notifier = notifiers.get(intent.channel());
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
                        attempts == 0 || notifier == null ? null : notifier.messageId(intent.intentId()),
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
}
