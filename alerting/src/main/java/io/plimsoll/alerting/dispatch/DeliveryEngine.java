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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Intents become attempts, attempts become receipts. Every attempt is on record before it is made; what was on record as
 * attempted without an outcome counts as unknown after a restart. All methods belong to one owner thread; attempts run on the
 * {@code senders}.
 */
public final class DeliveryEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);

    private static final Duration DRAIN_STEP = Duration.ofMillis(100);

    private final ReceiptLog log;
    private final ReceiptBook receipts;
    private final Map<String, Notifier> notifiers;
    private final Routes routes;
    private final RetrySchedule schedule;
    private final Executor senders;
    private final int slots;
    private final InstantSource clock;
    private final OffsetLedger ledger = new OffsetLedger();
    private final SendQueue queue = new SendQueue();
    private final Map<Integer, Integer> inFlight = new HashMap<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

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
        this.receipts = new ReceiptBook(log, this.notifiers, clock, meters);
        this.routes = routes;
        this.schedule = schedule;
        this.senders = senders;
        this.slots = slots;
        this.clock = clock;
    }

    /** Takes an intent; {@code last} is its last receipt from before a restart. */
    void admit(int partition, long offset, Intent intent, Optional<Receipt> last) {
        ledger.opened(partition, offset);
        if (last.isPresent() && last.get().terminal()) {
            ledger.done(partition, offset);
            return;
        }
        int attempts = last.map(Receipt::attempt).orElse(0);
        if (last.isEmpty()) {
            queue.add(new SendTask(partition, offset, intent, 1, intent.decidedAt()));
            return;
        }
        Instant nextAt = last.get().nextAttemptAt();
        if (nextAt != null) {
            queue.add(new SendTask(partition, offset, intent, attempts + 1, nextAt));
            return;
        }
        Outcome unknown = new Outcome.Ambiguous("stopped during attempt " + attempts + ", its outcome is not known");
        Verdict verdict = schedule.after(intent, attempts, unknown, clock.instant());
        receipts.enter(partition, intent, attempts, verdict);
        Instant retryAt = verdict.retryAt();
        if (retryAt == null) {
            ledger.done(partition, offset);
        } else {
            queue.add(new SendTask(partition, offset, intent, attempts + 1, retryAt));
        }
    }

    /** What is at {@code offset} needs no attempt; a restart need not meet it again. */
    void skip(int partition, long offset) {
        ledger.opened(partition, offset);
        ledger.done(partition, offset);
    }

    /** Takes in what has finished and hands out what is due. Throws when an attempt broke down. */
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
            settle(done);
        }
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("an attempt broke down, or its receipt could not be written", broken);
        }
    }

    /** Waits until no attempt is under way, at most {@code atMost} of real time; hands out nothing and never throws. */
    public void drain(Duration atMost) {
        try {
            for (long rounds = Math.max(1, atMost.dividedBy(DRAIN_STEP)); rounds > 0 && !idle(); rounds--) {
                Finished first = finished.poll(DRAIN_STEP.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    settle(first);
                    rounds++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts a receipt on record that an earlier engine could not write. */
    void record(int partition, Receipt receipt) {
        log.append(partition, receipt);
    }

    private void settle(Finished done) {
        SendTask task = done.task();
        inFlight.computeIfPresent(task.partition(), (p, count) -> count == 1 ? null : count - 1);
        Verdict verdict = done.verdict();
        if (verdict == null) {
            return;
        }
        Instant retryAt = verdict.retryAt();
        if (retryAt != null) {
            queue.again(task.retry(retryAt));
        } else {
            queue.done(task);
            ledger.done(task.partition(), task.offset());
        }
    }

    private void run(SendTask task) {
        Verdict verdict = null;
        try {
            verdict = attempt(task);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (Error e) {
            LOG.error(
                    "attempt {} of intent {} broke down",
                    task.attempt(),
                    task.intent().intentId(),
                    e);
            failure.compareAndSet(null, e);
            throw e;
        } finally {
            finished.add(new Finished(task, verdict));
        }
    }

    private Verdict attempt(SendTask task) {
        Intent intent = task.intent();
        Instant deadline = schedule.deadline(intent);
        if (clock.instant().isAfter(deadline)) {
            return notSent(task, Status.EXPIRED, "deadline " + deadline + " passed before attempt " + task.attempt());
        }
        Optional<String> address =
                routes.recipient(intent.recipient()).flatMap((Recipient r) -> r.address(intent.channel()));
        if (address.isEmpty()) {
            return notSent(
                    task,
                    Status.FAILED,
                    "recipient " + intent.recipient() + " has no " + intent.channel() + " address any more");
        }
        Notifier notifier = notifiers.get(intent.channel());
        if (notifier == null) {
            return notSent(
                    task, Status.FAILED, "no channel " + intent.channel() + ", expected one of " + notifiers.keySet());
        }
        receipts.enter(
                task.partition(),
                intent,
                task.attempt(),
                new Verdict(Status.ATTEMPTED, null, "attempt " + task.attempt(), null));
        Outcome outcome = send(notifier, new Message(intent.intentId(), address.get(), intent.alert()));
        Verdict verdict = schedule.after(intent, task.attempt(), outcome, clock.instant());
        receipts.enter(task.partition(), intent, task.attempt(), verdict);
        return verdict;
    }

    private Verdict notSent(SendTask task, Status status, String detail) {
        Verdict verdict = new Verdict(status, null, detail, null);
        receipts.enter(task.partition(), task.intent(), task.attempt() - 1, verdict);
        return verdict;
    }

    /** A notifier that throws breaks its contract; that must not keep other messages from going out. */
    private static Outcome send(Notifier notifier, Message message) {
        try {
            return notifier.send(message);
        } catch (RuntimeException e) {
            LOG.error("notifier threw on intent {}", message.intentId(), e);
            return new Outcome.Retryable(null, "notifier threw: " + e, null);
        }
    }

    /** Intents not finished. */
    int openCount() {
        return ledger.openCount();
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
