package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What follows an outcome. A refusal for now, or of everything by a channel (credentials, TLS), is tried again after
 * the policy's first delay, then twice as long, up to its longest, each drawn between half and all of it; a refusal of this message or contact point is not; an unknown outcome is tried again from CRITICAL on, because there a mail twice is better than none.
 * Thread-safe.
 */
public final class RetrySchedule {
    private final RetryPolicy policy;
    private final Random random;

    /** What is recorded, and when it is tried again (null: never). */
    record Verdict(
            Status status,
            @Nullable Integer code,
            String detail,
            @Nullable Instant retryAt) {}

    /** {@code seed} makes the jitter repeatable. */
    public RetrySchedule(RetryPolicy policy, long seed) {
        this.policy = policy;
        this.random = new Random(seed);
    }

    /** After the attempt {@code task} ended with {@code outcome} at {@code now}; delays count the tries of its channel. */
    synchronized Verdict after(SendTask task, Outcome outcome, Instant now) {
        Intent intent = task.intent();
        if (outcome instanceof Outcome.Delivered) {
            return new Verdict(Status.DELIVERED, outcome.code(), outcome.detail(), null);
        }
        if (outcome instanceof Outcome.Rejected refused && refused.about() != About.SINK) {
            return new Verdict(Status.FAILED, outcome.code(), outcome.detail(), null);
        }
        if (outcome instanceof Outcome.Accepted) {
            Instant until = now.plus(policy.receiptWithin());
            return new Verdict(Status.ACCEPTED, outcome.code(), outcome.detail(), until);
        }
        Instant retryAt = now.plus(delay(task.tries(), outcome));
        if (outcome instanceof Outcome.Ambiguous) {
            boolean again = intent.alert().gravity().atLeast(Severity.CRITICAL) && !retryAt.isAfter(deadline(intent));
            return new Verdict(Status.AMBIGUOUS, null, outcome.detail(), again ? retryAt : null);
        }
        if (retryAt.isAfter(deadline(intent))) {
            return new Verdict(
                    Status.EXPIRED,
                    outcome.code(),
                    "gave up after attempt " + task.attempt() + ", deadline " + deadline(intent) + ": "
                            + outcome.detail(),
                    null);
        }
        return new Verdict(Status.RETRYING, outcome.code(), outcome.detail(), retryAt);
    }

    /** How long a channel may be broken before others are tried. */
    Duration circuitPatience() {
        return policy.circuitPatience();
    }

    /** How long a channel may put {@code intent} off before the recipient's next one is tried. */
    Duration patience(Intent intent) {
        return policy.patience(intent.alert().gravity());
    }

    /** Until when it may be sent. */
    Instant deadline(Intent intent) {
        return intent.decidedAt().plus(policy.deadline(intent.alert().gravity()));
    }

    private Duration delay(int tries, Outcome outcome) {
        long maxMs = policy.maxDelay().toMillis();
        long fullMs = Math.min(maxMs, policy.firstDelay().toMillis() << Math.min(tries - 1, 20));
        long drawnMs = fullMs / 2 + random.nextLong(fullMs / 2 + 1);
        if (outcome instanceof Outcome.Retryable retryable && retryable.retryAfter() != null) {
            return Duration.ofMillis(Math.max(drawnMs, retryable.retryAfter().toMillis()));
        }
        return Duration.ofMillis(drawnMs);
    }
}
