package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which channel is tried when one fails for good, or puts a message off for too long: the next of the recipient's order. With
 * {@code fallback: [email, sms]} an address the mail server does not know makes a FELL_BACK instead of a FAILED, and an SMS under
 * the same id. Thread-safe.
 */
final class Fallback {
    private final Supplier<Routes> routes;
    private final RetrySchedule schedule;

    /** {@code routes} as they are when asked; {@code schedule} says how long is too long. */
    Fallback(Supplier<Routes> routes, RetrySchedule schedule) {
        this.routes = routes;
        this.schedule = schedule;
    }

    /** Channel after the one of {@code intent}, if there is one. */
    Optional<String> after(Intent intent) {
        return routes.get().recipient(intent.recipient()).flatMap(recipient -> recipient.after(intent.channel()));
    }

    /** What is recorded instead of {@code verdict}, when {@code task} goes on by another channel; empty: the verdict stands. */
    Optional<Verdict> instead(SendTask task, Verdict verdict, @Nullable Outcome outcome, Instant now) {
        return givesUp(task, verdict, outcome, now)
                .flatMap(reason -> because(task.intent(), verdict.code(), reason + verdict.detail(), now));
    }

    /** Gives the channel of {@code intent} up for {@code reason}; empty when there is no other. */
    Optional<Verdict> because(Intent intent, @Nullable Integer code, String reason, Instant now) {
        return after(intent)
                .map(next -> new Verdict(Status.FELL_BACK, code, "goes on by " + next + ": " + reason, now));
    }

    /** Words before the sink's, when its channel is given up. */
    private Optional<String> givesUp(SendTask task, Verdict verdict, @Nullable Outcome outcome, Instant now) {
        boolean inTime = !now.isAfter(schedule.deadline(task.intent()));
        return switch (verdict.status()) {
            case FAILED, UNDELIVERED -> Optional.of("");
            case EXPIRED -> inTime ? Optional.of("") : Optional.empty();
            case RETRYING, AMBIGUOUS ->
                verdict.retryAt() == null ? Optional.empty() : tires(task, verdict, outcome, now);
            default -> Optional.empty();
        };
    }

    private Optional<String> tires(SendTask task, Verdict verdict, @Nullable Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Rejected refused && refused.about() == About.SINK) {
            return Optional.of("");
        }
        Instant since = task.putOff() == null ? now : task.putOff().since();
        Instant atLatest = since.plus(schedule.patience(task.intent()));
        return Objects.requireNonNull(verdict.retryAt()).isAfter(atLatest)
                ? Optional.of("not taken since " + since + ", not tried again before " + verdict.retryAt() + ": ")
                : Optional.empty();
    }
}
