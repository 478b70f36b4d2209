package io.plimsoll.alerting.dispatch;

import java.time.Duration;
import java.time.Instant;

/** At 2 a second and a burst of 5: five at once after a rest, then one each half second. One thread. */
final class TokenBucket {
    private final double perSecond;
    private final int burst;
    private double tokens;
    private Instant filledAt = Instant.MIN;

    TokenBucket(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    boolean hasOne(Instant now) {
        fill(now);
        return tokens >= 1;
    }

    void take() {
        tokens -= 1;
    }

    /** A clock that was set back earns nothing and loses nothing. */
    private void fill(Instant now) {
        if (Double.isInfinite(perSecond)) {
            tokens = burst;
        } else if (now.isAfter(filledAt) && !filledAt.equals(Instant.MIN)) {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(burst, tokens + seconds * perSecond);
        }
        filledAt = now;
    }
}
