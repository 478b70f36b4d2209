package io.plimsoll.streams.snapshot;

import java.time.Duration;

/**
 * How often the figures of an account are told.
 *
 * @param interval time between two looks at an account; zero: no snapshots at all
 * @param step movement worth telling, a fraction >= 0: of a margin ratio the difference itself (0.005: from 0.600 to above
 *     0.605), of an amount the part of itself
 */
public record SnapshotSettings(Duration interval, double step) {

    /** Every second, movements of half a per cent. */
    public static final SnapshotSettings DEFAULT = new SnapshotSettings(Duration.ofSeconds(1), 0.005);

    /** No snapshots. */
    public static final SnapshotSettings NONE = new SnapshotSettings(Duration.ZERO, 0);

    /** Checks the ranges. */
    public SnapshotSettings {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval: found " + interval + ", expected zero or more");
        }
        if (!(step >= 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step: found " + step + ", expected a fraction of 0 or more");
        }
    }

    /** Whether there are snapshots. */
    public boolean wanted() {
        return !interval.isZero();
    }
}
