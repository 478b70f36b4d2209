package io.plimsoll.alerting.group;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.storm.Urgency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message about several alerts says: how many of each severity, and the worst of them one by one.
 *
 * @param kind why there is one message instead of many
 * @param about what they have in common, e.g. {@code desk=7}; empty: nothing but the recipient
 * @param since when the first of them was decided
 * @param until when this message was
 * @param firing episodes that are not over, by their level now
 * @param passed episodes that are over: nothing need be done about them
 * @param soFar alerts since the storm began, this message's included; 0 outside of a storm
 * @param paged of those, told one by one
 * @param worst most urgent first, those that passed last; at most {@link #MOST_LISTED}
 */
public record Digest(
        Kind kind,
        String about,
        Instant since,
        Instant until,
        Map<Severity, Integer> firing,
        int passed,
        int soFar,
        int paged,
        List<Entry> worst) {
    /** Episodes listed one by one; the others are counted, and each has its record on {@code deliveries}. */
    public static final int MOST_LISTED = 20;

    /** Why there is one message instead of many. */
    public enum Kind {
        GROUPED,
        QUIET_HOURS_ENDED,
        HOURLY_CAP,
        STORM_BEGAN,
        STORM_GOES_ON,
        STORM_ENDED
    }

    /**
     * One episode.
     *
     * @param severity level now; null when it is over
     * @param distance to the nearest liquidation, fraction of the mark price; null when there is none
     * @param equity margin balance, in {@code asset}
     */
    public record Entry(
            String alertId,
            String account,
            String scope,
            @Nullable String symbol,
            String ruleKind,
            @Nullable Severity severity,
            @Nullable Double value,
            @Nullable Double distance,
            BigDecimal equity,
            String asset,
            Instant raisedAt,
            Instant time) {
        /** What {@code alert} says of its episode. */
        public static Entry of(Alert alert) {
            double distance = Urgency.of(alert).distance();
            return new Entry(
                    alert.alertId(),
                    alert.account(),
                    alert.scope(),
                    alert.symbol(),
                    alert.ruleKind(),
                    alert.severity(),
                    alert.value(),
                    Double.isInfinite(distance) ? null : distance,
                    alert.evidence().marginBalance(),
                    alert.evidence().settleAsset(),
                    alert.raisedAt(),
                    alert.time());
        }
    }

    public Digest {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        counts.putAll(firing);
        firing = Map.copyOf(counts);
        worst = List.copyOf(worst);
        if (passed < 0 || soFar < 0 || paged < 0 || worst.size() > MOST_LISTED) {
            throw new IllegalArgumentException("digest: found " + passed + " passed, " + soFar + " so far, " + paged
                    + " paged, " + worst.size() + " listed, expected 0 or more and at most " + MOST_LISTED);
        }
    }

    /** Episodes in this message. */
    public int episodes() {
        return passed + firing.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Episodes it counts but does not list. */
    public int unlisted() {
        return episodes() - worst.size();
    }
}
