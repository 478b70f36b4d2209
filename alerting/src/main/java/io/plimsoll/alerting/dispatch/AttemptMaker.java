package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt: on record before it is made, its outcome on record after. Thread-safe; runs on the senders. */
final class AttemptMaker {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptMaker.class);

    private final ReceiptBook receipts;
    private final Map<String, Notifier> notifiers;
    private final Routes routes;
    private final RetrySchedule schedule;
    private final InstantSource clock;

    /** What follows, and what the sink said; null when nothing was tried. */
    record Result(Verdict verdict, @Nullable Outcome outcome) {}

    AttemptMaker(
            ReceiptBook receipts,
            Map<String, Notifier> notifiers,
            Routes routes,
            RetrySchedule schedule,
            InstantSource clock) {
        this.receipts = receipts;
        this.notifiers = notifiers;
        this.routes = routes;
        this.schedule = schedule;
        this.clock = clock;
    }

    Result make(SendTask task) {
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
        Outcome outcome = send(notifier, message(intent, address.get()));
        Verdict verdict = schedule.after(intent, task.attempt(), outcome, clock.instant());
        receipts.enter(task.partition(), intent, task.attempt(), verdict);
        return new Result(verdict, outcome);
    }

    private static Message message(Intent intent, String address) {
        return new Message(intent.intentId(), address, intent.alert(), intent.remark(), intent.digest());
    }

    private Result notSent(SendTask task, Status status, String detail) {
        Verdict verdict = new Verdict(status, null, detail, null);
        receipts.enter(task.partition(), task.intent(), task.attempt() - 1, verdict);
        return new Result(verdict, null);
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
