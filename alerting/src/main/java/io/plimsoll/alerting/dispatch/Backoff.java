package io.plimsoll.alerting.dispatch;

import java.time.Duration;

/**
 * Waits that double: 1 s, 2 s, 4 s … up to {@code longest}.
 *
 * @param first wait after the first failure, ≥ 1 ms
 * @param longest ≥ {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    public Backoff {
        if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff: found " + first + " to " + longest + ", expected 1 ms or more, rising");
        }
    }

    /** Wait after {@code failures} in a row, from 1. */
    public Duration after(int failures) {
        long fullMs = first.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(Math.min(fullMs, longest.toMillis()));
    }
}
