package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.pace.Freshness;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt: on record before it is made, its outcome on record after. Thread-safe; runs on the senders. */
final class AttemptMaker {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptMaker.class);

    private final ReceiptBook receipts;
    private final Map<String, Notifier> notifiers;
    private final Supplier<Routes> routes;
    private final RetrySchedule schedule;
    private final Fallback fallback;
    private final DeadContacts deadContacts;
    private final Races races;
    private final Board board;
    private final InstantSource clock;

    /** What follows: what is on record, what the sink said (null when nothing was tried), the attempt after it (null: none). */
    record Result(
            Verdict verdict,
            @Nullable Outcome outcome,
            @Nullable SendTask next) {}

    AttemptMaker(
            ReceiptBook receipts,
            Map<String, Notifier> notifiers,
            Supplier<Routes> routes,
            RetrySchedule schedule,
            Fallback fallback,
            DeadContacts deadContacts,
            Races races,
            Board board,
            InstantSource clock) {
        this.receipts = receipts;
        this.notifiers = notifiers;
        this.routes = routes;
        this.schedule = schedule;
        this.fallback = fallback;
        this.deadContacts = deadContacts;
        this.races = races;
        this.board = board;
        this.clock = clock;
    }

    Result make(SendTask task) {
        Intent intent = task.intent();
        Instant deadline = schedule.deadline(intent);
        if (clock.instant().isAfter(deadline)) {
            return notSent(task, Status.EXPIRED, "deadline " + deadline + " passed before attempt " + task.attempt());
        }
        Optional<String> address =
                routes.get().recipient(intent.recipient()).flatMap((Recipient r) -> r.address(intent.channel()));
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
        Optional<String> dead =
                fallback.after(intent).flatMap(next -> deadContacts.why(intent.channel(), address.get()));
        if (dead.isPresent()) {
            return notSent(task, Status.FAILED, dead.get());
        }
        receipts.enter(
                task.partition(),
                intent,
                task.attempt(),
                new Verdict(Status.ATTEMPTED, null, "attempt " + task.attempt(), null),
                null);
        Outcome outcome = send(notifier, message(intent, address.get(), deadline));
        deadContacts.learn(intent.channel(), address.get(), outcome);
        String contact = intent.recipient() + ":" + intent.channel();
        if (deadContacts.why(intent.channel(), address.get()).isPresent()) {
            board.sees(Condition.CONTACT_REFUSED, contact, outcome.detail());
        } else {
            board.over(Condition.CONTACT_REFUSED, contact);
        }
        String reference = outcome instanceof Outcome.Accepted accepted ? accepted.reference() : null;
        return settled(task, schedule.after(task, outcome, clock.instant()), outcome, reference);
    }

    /** What is known of the attempt {@code task} of before a restart, of which only the beginning is on record. */
    Outcome cutOff(SendTask task) {
        String words = "stopped during attempt " + task.attempt() + ", its outcome is not known";
        Notifier notifier = notifiers.get(task.intent().channel());
        return notifier != null && notifier.recognisesRepeats()
                ? new Outcome.Retryable(null, words, null)
                : new Outcome.Ambiguous(words);
    }

    /** The sink has told what became of {@code task}, which it took. */
    Result reported(SendTask task, Confirmation report) {
        if (report.contactDead()) {
            routes.get()
                    .recipient(task.intent().recipient())
                    .flatMap(recipient -> recipient.address(report.channel()))
                    .ifPresent(address -> refused(task.intent(), report, address));
        }
        Status status = report.arrived() ? Status.DELIVERED : Status.UNDELIVERED;
        return settled(task, new Verdict(status, report.code(), report.detail(), null), null, report.reference());
    }

    private void refused(Intent intent, Confirmation report, String address) {
        deadContacts.mark(report.channel(), address, report.detail());
        board.sees(Condition.CONTACT_REFUSED, intent.recipient() + ":" + report.channel(), report.detail());
    }

    /** The sink has not told in time what became of {@code task}; {@code reference} is its own id of it. */
    Result unreported(SendTask task) {
        String detail = "no delivery receipt by " + task.dueAt();
        return givenUp(task, detail)
                .orElseGet(() -> settled(task, new Verdict(Status.ACCEPTED, null, detail, null), null, null));
    }

    /** Gives the channel of {@code task} up; empty when the recipient has no other. */
    Optional<Result> givenUp(SendTask task, String reason) {
        return fallback.because(task.intent(), null, reason, clock.instant())
                .map(verdict -> settled(task, verdict, null, null));
    }

    /** Takes up what fell back before a restart; by then the routes may be others. */
    Result takenUp(SendTask given, Instant at) {
        Verdict before = new Verdict(Status.FELL_BACK, null, "", at);
        return fallback.after(given.intent())
                .map(channel -> new Result(before, null, given.retry(at).through(channel)))
                .orElseGet(() -> settled(
                        given,
                        new Verdict(Status.FAILED, null, "recipient has no channel after this one any more", null),
                        null,
                        null));
    }

    private Conventions conventions(Intent intent) {
        return routes.get()
                .recipient(intent.recipient())
                .map(recipient -> recipient.conventionsOn(intent.channel()))
                .orElse(Conventions.DEFAULT);
    }

    private Freshness freshness(Intent intent) {
        return routes.get()
                .recipient(intent.recipient())
                .map(recipient -> recipient.manner().freshness())
                .orElse(Freshness.DEFAULT);
    }

    private Message message(Intent intent, String address, Instant deadline) {
        return new Message(
                intent.intentId(),
                address,
                intent.alert(),
                intent.remarkAt(clock.instant(), freshness(intent)),
                intent.digest(),
                deadline,
                conventions(intent),
                intent.recipient());
    }

    private Result notSent(SendTask task, Status status, String detail) {
        return settled(task.madeBefore(), new Verdict(status, null, detail, null), null, null);
    }

    /** Puts {@code verdict} on record, or that the next channel is tried instead. */
    Result settled(SendTask task, Verdict verdict, @Nullable Outcome outcome, @Nullable String reference) {
        Instant now = clock.instant();
        Verdict recorded =
                noted(task, fallback.instead(task, verdict, outcome, now).orElse(verdict));
        receipts.enter(task.partition(), task.intent(), task.attempt(), recorded, reference);
        Instant retryAt = recorded.retryAt();
        if (retryAt == null) {
            return new Result(recorded, outcome, null);
        }
        if (recorded.status() != Status.FELL_BACK) {
            return new Result(recorded, outcome, task.putOff(retryAt, now));
        }
        SendTask next = task.retry(retryAt);
        return new Result(
                recorded,
                outcome,
                fallback.after(task.intent()).map(next::through).orElse(next)); // none: its end is recorded next
    }

    private Verdict noted(SendTask task, Verdict verdict) {
        return new Verdict(verdict.status(), verdict.code(), races.noted(task, verdict.detail()), verdict.retryAt());
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
}
