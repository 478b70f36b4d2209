package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.dispatch.UnderWay.Finished;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.pace.ClockWatch;
import io.plimsoll.alerting.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Intents become attempts, attempts become receipts. Every attempt is on record before it is made; what was on record as
 * attempted without an outcome counts as unknown after a restart. All methods belong to one owner thread; attempts run on the
 * {@code senders}.
 */
public final class DeliveryEngine {
    private static final Duration DRAIN_STEP = Duration.ofMillis(100);

    private final ReportInbox reports;
    private final ReceiptLog log;
    private final ReceiptBook receipts;
    private final Fallback fallback;
    private final AttemptMaker attempts;
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final OffsetLedger ledger = new OffsetLedger();
    private final Crowd crowd = new Crowd();
    private final Awaited awaited = new Awaited();
    private final ChannelLines lines;
    private final UnderWay underWay;
    private final Races races = new Races();
    private final ClockWatch clockWatch = new ClockWatch();

    /** {@code notifiers} and {@code policies} by channel; the policies say how many attempts {@code senders} get at a time. */
    public DeliveryEngine(
            ReceiptLog log,
            Map<String, Notifier> notifiers,
            Routes routes,
            RetrySchedule schedule,
            Executor senders,
            Function<String, ChannelPolicy> policies,
            InstantSource clock,
            MeterRegistry meters) {
        this(
                log,
                notifiers,
                () -> routes,
                schedule,
                senders,
                policies,
                clock,
                meters,
                new ReportInbox(),
                Board.unheard());
    }

    /**
     * As above; {@code routes} as they are when asked, what sinks report later is taken from {@code reports}, what is wrong with
     * alerting itself is put on {@code board}.
     */
    public DeliveryEngine(
            ReceiptLog log,
            Map<String, Notifier> notifiers,
            Supplier<Routes> routes,
            RetrySchedule schedule,
            Executor senders,
            Function<String, ChannelPolicy> policies,
            InstantSource clock,
            MeterRegistry meters,
            ReportInbox reports,
            Board board) {
        this.reports = reports;
        this.log = log;
        Map<String, Notifier> byChannel = Map.copyOf(notifiers);
        this.receipts = new ReceiptBook(log, byChannel, clock, meters, board);
        this.fallback = new Fallback(routes, schedule);
        this.attempts = new AttemptMaker(
                receipts, byChannel, routes, schedule, fallback, new DeadContacts(clock), races, board, clock);
        this.underWay = new UnderWay(senders, attempts);
        this.lines = new ChannelLines(policies, board);
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Takes an intent; {@code last} is its last receipt from before a restart. */
    void admit(int partition, long offset, Intent intent, Optional<Receipt> last) {
        if (intent.cancels() != null) {
            cancel(partition, offset, intent, intent.cancels());
            skip(partition, offset);
            return;
        }
        ledger.opened(partition, offset);
        crowd.opened(partition, intent.recipient());
        if (last.isEmpty()) {
            queue(new SendTask(partition, offset, intent, 1, intent.decidedAt()));
            return;
        }
        Receipt receipt = last.get();
        String channel = receipt.channel();
        Intent reached = channel == null ? intent : intent.through(channel);
        Instant now = clock.instant();
        SendTask made = new SendTask(partition, offset, reached, receipt.attempt(), now);
        if (receipt.terminal()) {
            finished(made);
            return;
        }
        Instant nextAt = receipt.nextAttemptAt();
        if (nextAt == null) {
            Outcome unknown = attempts.cutOff(made);
            Verdict verdict = schedule.after(made, unknown, now);
            SendTask again = attempts.settled(made, verdict, unknown, null).next();
            if (again == null) {
                finished(made);
            } else {
                queue(again);
            }
        } else if (receipt.status() == Status.FELL_BACK) {
            follow(made, attempts.takenUp(made, nextAt), "");
        } else if (receipt.status() == Status.ACCEPTED) {
            await(made.dueAt(nextAt), String.valueOf(receipt.messageId()));
        } else {
            queue(made.putOffBefore(nextAt, receipt.time()));
        }
    }

    private void queue(SendTask task) {
        lines.of(task.intent()).add(task);
    }

    /** Of an episode that ended while it waited to be told, the end alone is told. */
    private void tellEndsAlone(ChannelLine line, Instant now) {
        for (SendTask task : line.overtaken(schedule.circuitPatience(), now)) {
            if (task.intent().alert().change() == Change.RESOLVED) {
                line.add(task.withBothTimes());
            } else {
                cancelled(task, "superseded: not told before the alert was over, its end is told with both times");
            }
        }
    }

    /**
     * What waits of the episode for the recipient, by whatever channel it would go by now, is not sent. What is being sent, or was
     * taken by a sink that has not reported yet, is; but nothing comes after it, and its record says that they raced.
     */
    private void cancel(int partition, long offset, Intent cancellation, String reason) {
        Predicate<SendTask> meant = task -> task.partition() == partition
                && task.offset() < offset
                && task.intent().recipient().equals(cancellation.recipient())
                && task.intent().digest() == null
                && task.intent().alert().alertId().equals(cancellation.alert().alertId());
        lines.withdraw(meant).forEach(task -> cancelled(task, reason));
        underWay.matching(meant).forEach(task -> races.began(task, reason));
        awaited.matching(meant).forEach(task -> races.began(task, reason));
    }

    private void cancelled(SendTask task, String reason) {
        receipts.enter(
                task.partition(),
                task.intent(),
                task.attempt() - 1,
                new Verdict(Status.SUPPRESSED, null, reason, null),
                null);
        finished(task);
    }

    /** A sink tells what became of a message it took. */
    void confirm(Confirmation report) {
        awaited.take(report).ifPresent(task -> follow(task, attempts.reported(task, report), report.reference()));
    }

    /** What is at {@code offset} needs no attempt; a restart need not meet it again. */
    void skip(int partition, long offset) {
        ledger.opened(partition, offset);
        ledger.done(partition, offset);
    }

    /** Takes in what has finished and hands out what is due. Throws when an attempt broke down. */
    void tick() {
        collect();
        Instant now = clock.instant();
        clockWatch.setBack(now).ifPresent(by -> {
            lines.all().forEach(line -> line.shift(by));
            awaited.shift(by);
        });
        for (ChannelLine line : lines.all()) {
            tellEndsAlone(line, now);
            for (Optional<SendTask> next = line.next(now); next.isPresent(); next = line.next(now)) {
                underWay.begin(next.get());
            }
        }
        for (Optional<Confirmation> next = reports.take(); next.isPresent(); next = reports.take()) {
            confirm(next.get());
        }
        awaited.overdue(now).forEach(task -> follow(task, attempts.unreported(task), ""));
        lines.all().forEach(line -> giveUp(line, now));
    }

    private void giveUp(ChannelLine line, Instant now) {
        Duration patience = schedule.circuitPatience();
        for (SendTask task :
                line.giveUp(patience, now, each -> fallback.after(each.intent()).isPresent())) {
            String reason = "the channel has been broken for " + patience;
            attempts.givenUp(task.madeBefore(), reason)
                    .ifPresentOrElse(result -> follow(task, result, ""), () -> queue(task));
        }
    }

    /** Takes in what has finished, hands out nothing. */
    void collect() {
        for (Optional<Finished> done = underWay.takeIn(); done.isPresent(); done = underWay.takeIn()) {
            settle(done.get());
        }
        underWay.failure().ifPresent(broken -> {
            throw new IllegalStateException("an attempt broke down, or its receipt could not be written", broken);
        });
    }

    /** Waits until no attempt is under way, at most {@code atMost} of real time; hands out nothing and never throws. */
    public void drain(Duration atMost) {
        try {
            for (long rounds = Math.max(1, atMost.dividedBy(DRAIN_STEP)); rounds > 0 && !idle(); rounds--) {
                Optional<Finished> first = underWay.takeInWithin(DRAIN_STEP);
                if (first.isPresent()) {
                    settle(first.get());
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
        AttemptMaker.Result result = done.result();
        lines.of(task.intent()).ended(task, result == null ? null : result.outcome(), clock.instant());
        if (result != null) {
            follow(task, result, result.outcome() instanceof Outcome.Accepted taken ? taken.reference() : "");
        }
    }

    /** Does what {@code result} of {@code task} says comes next; {@code reference} is the sink's id where it will report. */
    private void follow(SendTask task, AttemptMaker.Result result, String reference) {
        SendTask next = result.next();
        ChannelLine line = lines.of(task.intent());
        Optional<String> race =
                next == null || result.verdict().status() == Status.ACCEPTED ? Optional.empty() : races.ended(task);
        if (race.isPresent()) {
            line.done(task);
            cancelled(
                    task.retry(task.dueAt()),
                    race.get() + "; it came while attempt " + task.attempt() + " was under way");
            return;
        }
        switch (result.verdict().status()) {
            case FELL_BACK -> {
                line.done(task);
                queue(Objects.requireNonNull(next));
            }
            case ACCEPTED -> {
                line.done(task);
                if (next == null) {
                    finished(task);
                } else {
                    await(next.madeBefore(), reference);
                }
            }
            default -> {
                if (next == null) {
                    line.done(task);
                    finished(task);
                } else {
                    line.again(next);
                }
            }
        }
    }

    private void await(SendTask task, String reference) {
        awaited.add(task, reference)
                .ifPresent(report -> follow(task, attempts.reported(task, report), report.reference()));
    }

    private void finished(SendTask task) {
        races.ended(task);
        ledger.done(task.partition(), task.offset());
        crowd.done(task.partition(), task.intent().recipient());
    }

    /** Intents not finished. */
    int openCount() {
        return ledger.openCount();
    }

    /** Whether no more intents should be taken, at a limit of {@code most}; no one recipient fills it. */
    boolean crowded(int most) {
        return crowd.exceeds(most);
    }

    /** Whether no attempt is under way. */
    boolean idle() {
        return underWay.none();
    }

    /** First offset of each partition that a restart must meet again. */
    Map<Integer, Long> committable() {
        return ledger.committable();
    }

    /** The partition is somebody else's now. */
    void forget(int partition) {
        lines.forget(partition);
        ledger.forget(partition);
        crowd.forget(partition);
        awaited.forget(partition);
        underWay.forget(partition);
        races.forget(partition);
    }
}
