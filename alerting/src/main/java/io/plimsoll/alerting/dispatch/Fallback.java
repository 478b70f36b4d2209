package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.dispatch.RetrySchedule.Verdict;
import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which channel is tried when one fails for good: the next of the recipient's order. With {@code fallback: [email, sms]} an
 * address the mail server does not know makes a FELL_BACK instead of a FAILED, and an SMS under the same id. Thread-safe.
 */
final class Fallback {
    private final Supplier<Routes> routes;

    /** {@code routes} as they are when asked. */
    Fallback(Supplier<Routes> routes) {
        this.routes = routes;
    }

    /** Channel after the one of {@code intent}, if there is one. */
    Optional<String> after(Intent intent) {
        return routes.get().recipient(intent.recipient()).flatMap(recipient -> recipient.after(intent.channel()));
    }

    /** What is recorded instead of {@code verdict}; empty: the verdict stands. */
    Optional<Verdict> instead(Intent intent, Verdict verdict, Instant now) {
        if (verdict.status() != Status.FAILED && verdict.status() != Status.UNDELIVERED) {
            return Optional.empty();
        }
        return after(intent)
                .map(next -> new Verdict(
                        Status.FELL_BACK, verdict.code(), "goes on by " + next + ": " + verdict.detail(), now));
    }

    /** Gives the channel of {@code intent} up for {@code reason}; empty when there is no other. */
    Optional<Verdict> because(Intent intent, String reason, Instant now) {
        return instead(intent, new Verdict(Status.FAILED, null, reason, null), now);
    }
}
