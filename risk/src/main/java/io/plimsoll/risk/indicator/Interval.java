package io.plimsoll.risk.indicator;

import java.util.Arrays;
import java.util.Optional;

/** How long a bar lasts. Bars begin at whole multiples since 1970 in UTC, so that a day is the UTC day. */
public enum Interval {
    M1("1m", 60_000L),
    M5("5m", 300_000L),
    M15("15m", 900_000L),
    H1("1h", 3_600_000L),
    H4("4h", 14_400_000L),
    D1("1d", 86_400_000L);

    private final String label;
    private final long lengthMs;

    Interval(String label, long lengthMs) {
        this.label = label;
        this.lengthMs = lengthMs;
    }

    /** As traders write it, e.g. {@code 15m}. */
    public String label() {
        return label;
    }

    /** Length in milliseconds. */
    public long lengthMs() {
        return lengthMs;
    }

    /** Open time of the bar that holds {@code timeMs}, both Unix milliseconds. */
    public long openOf(long timeMs) {
        return Math.floorDiv(timeMs, lengthMs) * lengthMs;
    }

    /** Bars in a crypto year of 365 days: 525,600 of a minute. */
    public double barsPerYear() {
        return 365.0 * D1.lengthMs / lengthMs;
    }

    /** The interval written {@code label}. */
    public static Optional<Interval> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }
}
