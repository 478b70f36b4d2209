package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.group.Grouping;
import io.plimsoll.alerting.mute.QuietHours;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How somebody wants to be told. */
public record Manner(Grouping grouping, Optional<QuietHours> quietHours, Pacing pacing, Freshness freshness) {
    /** One by one, no quiet hours, storms summed up. */
    public static final Manner DEFAULT = new Manner(Grouping.NONE, Optional.empty(), Pacing.DEFAULT, Freshness.DEFAULT);

    /** For programs, which neither sleep nor tire: everything at once, one by one. */
    public static final Manner STRAIGHT =
            new Manner(Grouping.NONE, Optional.empty(), Pacing.STRAIGHT, Freshness.DEFAULT);

    private static final Duration NEVER = Duration.ofDays(36_500);

    /** Channels behind which a program listens; it sums up by itself and needs each alert and each end. */
    private static final Set<String> PROGRAMS = Set.of("webhook", "kafka", "alertmanager", "pagerduty");

    /** Whether a program listens behind {@code channel}. */
    public static boolean isProgram(String channel) {
        return PROGRAMS.contains(channel);
    }

    /** This manner for people; programs get everything, however old. */
    public Manner on(String channel) {
        return isProgram(channel)
                ? new Manner(Grouping.NONE, Optional.empty(), Pacing.STRAIGHT, freshness.dropping(NEVER))
                : this;
    }
}
