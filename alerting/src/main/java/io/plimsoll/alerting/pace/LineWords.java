package io.plimsoll.alerting.pace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a line says of a notice that waits or waited. */
public final class LineWords {
    private final Freshness freshness;

    LineWords(Freshness freshness) {
        this.freshness = freshness;
    }

    /** {@code LATE by 12 min}; null when it is not late. */
    @Nullable
    String lateness(Slot slot, Instant now) {
        return freshness.lateness(Duration.between(slot.since(), now)).orElse(null);
    }

    /** Why it comes only now; null when it does not come late. */
    @Nullable
    String heldFor(Slot slot, Instant now) {
        return switch (slot.group()) {
            case Line.QUIET -> "held " + Spoken.age(Duration.between(slot.since(), now)) + " for quiet hours";
            case Line.HOURLY_CAP -> "held " + Spoken.age(Duration.between(slot.since(), now)) + " by the hourly cap";
            default -> lateness(slot, now);
        };
    }

    /** What {@code slot} waits for. */
    public static String waitsFor(Slot slot) {
        return switch (slot.group()) {
            case Line.QUIET -> "the end of quiet hours";
            case Line.HOURLY_CAP -> "room under the hourly cap";
            case Line.STORM -> "the next message about the storm";
            default -> "others of its group, to be told with them";
        };
    }
}
