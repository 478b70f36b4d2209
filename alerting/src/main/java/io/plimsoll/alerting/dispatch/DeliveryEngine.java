package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Intents become attempts, attempts become receipts. Every attempt is on record before it is made; what was on record as
 * attempted without an outcome counts as unknown after a restart. All methods belong to one owner thread; attempts run on the
 * {@code senders}.
 */
public final class DeliveryEngine {
    private final ReceiptLog log;
    private final Map<String, Notifier> notifiers;
    private final Routes routes;
    private final RetrySchedule schedule;
    private final Executor senders;
    private final int slots;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final OffsetLedger ledger = new OffsetLedger();
    private final SendQueue queue = new SendQueue();
    private final Map<Integer, Integer> inFlight = new HashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    private record Finished(SendTask task, @Nullable Verdict verdict) {}

    /** {@code notifiers} by channel; at most {@code slots} attempts are handed to {@code senders} at a time. */
    public DeliveryEngine(
            ReceiptLog log,
            Map<String, Notifier> notifiers,
            Routes routes,
            RetrySchedule schedule,
            Executor senders,
            int slots,
            InstantSource clock,
            MeterRegistry meters) {
        this.log = log;
        this.notifiers = Map.copyOf(notifiers);
        this.routes = routes;
        this.schedule = schedule;
        this.senders = senders;
        this.slots = slots;
        this.clock = clock;
        this.meters = meters;
    }

    /** Takes an intent; {@code last} is its last receipt from before a restart. */
    void admit(int partition, long offset, Intent intent, Optional<Receipt> last) {
        ledger.opened(partition, offset);
        if (last.isPresent() && last.get().terminal()) {
            ledger.done(partition, offset);
            return;
        }
        int attempts = last.map(Receipt::attempt).orElse(0);
        SendTask task = new SendTask(partition, offset, intent, attempts + 1, intent.decidedAt());
        if (last.isEmpty()) {
            queue.add(task);
            return;
        }
        Instant nextAt = last.get().nextAttemptAt();
        if (nextAt != null) {
            queue.add(new SendTask(partition, offset, intent, attempts + 1, nextAt));
            return;
        }
        Outcome unknown = new Outcome.Ambiguous("stopped during attempt " + attempts + ", its outcome is not known");
        Verdict verdict = schedule.after(intent, attempts, unknown, clock.instant());
        record(new SendTask(partition, offset, intent, attempts, clock.instant()), verdict);
        Instant retryAt = verdict.retryAt();
        if (retryAt == null) {
            ledger.done(partition, offset);
        } else {
            queue.add(new SendTask(partition, offset, intent, attempts + 1, retryAt));
        }
    }

    /** Takes in what has finished and hands out what is due. Throws when receipts can no longer be written. */
    void tick() {
        collect();
        int busy = inFlight.values().stream().mapToInt(Integer::intValue).sum();
        Instant now = clock.instant();
        while (busy < slots) {
            Optional<SendTask> next = queue.next(now);
            if (next.isEmpty()) {
                return;
            }
            SendTask task = next.get();
            inFlight.merge(task.partition(), 1, Integer::sum);
            busy++;
            senders.execute(() -> run(task));
        }
    }

    /** Takes in what has finished, hands out nothing. */
    void collect() {
        for (Finished done = finished.poll(); done != null; done = finished.poll()) {
            SendTask task = done.task();
            inFlight.computeIfPresent(task.partition(), (p, count) -> count == 1 ? null : count - 1);
            Verdict verdict = done.verdict();
            if (verdict == null) {
                continue;
            }
            Instant retryAt = verdict.retryAt();
            if (retryAt != null) {
                queue.again(task.retry(retryAt));
            } else {
                queue.done(task);
                ledger.done(task.partition(), task.offset());
            }
        }
        RuntimeException broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("receipts can no longer be written", broken);
        }
    }

    private void run(SendTask task) {
        Verdict verdict = null;
        try {
            verdict = attempt(task);
            record(task, verdict);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            verdict = null;
        } finally {
            finished.add(new Finished(task, verdict));
        }
    }

    private Verdict attempt(SendTask task) {
        Intent intent = task.intent();
        if (clock.instant().isAfter(schedule.deadline(intent))) {
            return new Verdict(
                    Status.EXPIRED, null, "deadline " + schedule.deadline(intent) + " passed before attempt", null);
        }
        Optional<String> address =
                routes.recipient(intent.recipient()).flatMap((Recipient r) -> r.address(intent.channel()));
        Notifier notifier = notifiers.get(intent.channel());
        if (address.isEmpty() || notifier == null) {
            return new Verdict(
                    Status.FAILED,
                    null,
                    address.isEmpty()
                            ? "recipient " + intent.recipient() + " has no " + intent.channel() + " address any more"
                            : "no channel " + intent.channel() + ", expected one of " + notifiers.keySet(),
                    null);
        }
        record(task, new Verdict(Status.ATTEMPTED, null, "attempt " + task.attempt(), null));
        meters.counter(AlertingMeters.ATTEMPTS.meterName(), "channel", intent.channel())
                .increment();
        Outcome outcome = notifier.send(new Message(intent.intentId(), address.get(), intent.alert()));
        return schedule.after(intent, task.attempt(), outcome, clock.instant());
    }

    private void record(SendTask task, Verdict verdict) {
        Intent intent = task.intent();
        Instant now = clock.instant();
        log.append(
                task.partition(),
                new Receipt(
                        intent.intentId(),
                        now,
                        intent.alert().alertId(),
                        intent.alert().sequence(),
                        intent.alert().account(),
                        intent.recipient(),
                        intent.channel(),
                        task.attempt(),
                        verdict.status(),
                        verdict.code(),
                        verdict.detail(),
                        verdict.retryAt()));
        meters.counter(
                        AlertingMeters.NOTIFICATIONS.meterName(),
                        "status",
                        verdict.status().name())
                .increment();
        if (verdict.status() == Status.DELIVERED) {
            meters.timer(AlertingMeters.LATENCY.meterName()).record(Duration.between(intent.decidedAt(), now));
        }
    }

    /** Intents not finished. */
    int openCount() {
        return ledger.openCount();
    }

    /** Whether no attempt is under way in {@code partition}. */
    boolean idle(int partition) {
        return !inFlight.containsKey(partition);
    }

    /** Whether no attempt is under way. */
    boolean idle() {
        return inFlight.isEmpty();
    }

    /** First offset of each partition that a restart must meet again. */
    Map<Integer, Long> committable() {
        return ledger.committable();
    }

    /** The partition is somebody else's now. */
    void forget(int partition) {
        queue.forget(partition);
        ledger.forget(partition);
        inFlight.remove(partition);
    }
}
