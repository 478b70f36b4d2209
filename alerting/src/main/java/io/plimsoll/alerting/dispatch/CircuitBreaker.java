package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a broken sink alone. After so many faults in a row nothing is tried for a while; then one attempt at a time shows
 * whether the sink is back. Refused credentials open it at once; a refusal of one message, or "slower, please", is no fault.
 * One thread.
 */
final class CircuitBreaker {
    private static final int SERVICE_CLOSING = 421;
    private static final int SERVER_ERROR = 500;

    private final int failuresToOpen;
    private final Duration openFor;
    private int failures;
    private Instant openUntil = Instant.MIN;
    private Instant openedAt = Instant.MAX;

    CircuitBreaker(int failuresToOpen, Duration openFor) {
        this.failuresToOpen = failuresToOpen;
        this.openFor = openFor;
    }

    /** Whether another attempt may begin while {@code underWay} are. */
    boolean admits(Instant now, int underWay) {
        return closed() || (underWay == 0 && !now.isBefore(openUntil));
    }

    /** Learns from an attempt; true when that opened the circuit. */
    boolean learn(Outcome outcome, Instant now) {
        if (!isFault(outcome)) {
            failures = 0;
            return false;
        }
        boolean wasClosed = closed();
        failures = isRefusalOfAll(outcome) ? Math.max(failures + 1, failuresToOpen) : failures + 1;
        if (closed()) {
            return false;
        }
        openUntil = now.plus(openFor);
        openedAt = wasClosed ? now : openedAt;
        return wasClosed;
    }

    /** Whether the last attempt found nothing wrong with the sink. */
    boolean sound() {
        return failures == 0;
    }

    boolean closed() {
        return failures < failuresToOpen;
    }

    /** Whether nothing has gone through for {@code atLeast}. */
    boolean openFor(Duration atLeast, Instant now) {
        return !closed() && !now.isBefore(openedAt.plus(atLeast));
    }

    /** The clock was set by {@code by}. */
    void shift(Duration by) {
        if (!closed()) {
            openUntil = openUntil.plus(by);
            openedAt = openedAt.plus(by);
        }
    }

    private static boolean isRefusalOfAll(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.about() == About.SINK;
    }

    private static boolean isFault(Outcome outcome) {
        if (outcome instanceof Outcome.Ambiguous || isRefusalOfAll(outcome)) {
            return true;
        }
        if (!(outcome instanceof Outcome.Retryable)) {
            return false;
        }
        Integer code = outcome.code();
        return code == null || code >= SERVER_ERROR || code == SERVICE_CLOSING;
    }
}
