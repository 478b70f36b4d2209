package io.plimsoll.alerting.storm;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.Severity;
import java.util.Comparator;
import java.util.Objects;

/**
 * How soon an alert needs a human: by severity, then by the time left to liquidation, then by the equity at risk. In a crash
 * every account of a market moves at the speed of that market, so the time left is ordered as the distance is; the distance
 * is what the evidence holds, the speed is not. An EMERGENCY 2 % from liquidation comes before one 3 % away. The most
 * urgent is the least in natural order.
 *
 * @param severity the graver of the levels before and after
 * @param distance to the nearest liquidation, fraction of the mark price, ≥ 0; 0 when the balance is used up, infinite when
 *     no price liquidates
 * @param equity margin balance in the settle asset: what is lost in a liquidation
 */
public record Urgency(Severity severity, double distance, double equity) implements Comparable<Urgency> {
    private static final Comparator<Urgency> ORDER = Comparator.comparing(Urgency::severity)
            .reversed()
            .thenComparingDouble(Urgency::distance)
            .thenComparing(Comparator.comparingDouble(Urgency::equity).reversed());

    /** Largest part of a level that the distance decides. */
    private static final double WITHIN_LEVEL = 0.999;

    public Urgency {
        if (!(distance >= 0)) {
            throw new IllegalArgumentException("distance: found " + distance + ", expected 0 or more");
        }
    }

    /** That of {@code alert}, by its evidence. */
    public static Urgency of(Alert alert) {
        Evidence evidence = alert.evidence();
        double equity = evidence.marginBalance().doubleValue();
        boolean gone = equity <= 0 && !evidence.positions().isEmpty();
        double nearest = evidence.positions().stream()
                .map(Evidence.Position::liquidationDistance)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(distance -> distance >= 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return new Urgency(alert.gravity(), gone ? 0 : nearest, equity);
    }

    /**
     * Severity and distance as one number, higher first: INFO is 0, EMERGENCY 3, and a thousandth less than one is added for
     * being near. An EMERGENCY 2 % away has 3.979, one without a liquidation price 3.
     */
    public double priority() {
        return severity.ordinal() + WITHIN_LEVEL * (1 - Math.min(1, distance));
    }

    @Override
    public int compareTo(Urgency other) {
        return ORDER.compare(this, other);
    }
}
