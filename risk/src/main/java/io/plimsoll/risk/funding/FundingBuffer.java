package io.plimsoll.risk.funding;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.MarginUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is left of a unit's balance above its requirement as funding is paid. In a unified account a payment takes an asset at
 * its collateral weight until the asset is used up and in full from then on: the buffer is a broken line in the amount paid.
 */
final class FundingBuffer {

    private final MarginUnit unit;
    private final double buffer;
    private final List<FundingFlow> flows;

    FundingBuffer(MarginUnit unit, double targetRatio, List<FundingFlow> flows) {
        this.unit = unit;
        this.buffer = unit.marginBalance() - unit.maintenanceMargin() / targetRatio;
        this.flows = flows;
    }

    /** True when the payments of a long time leave less. */
    boolean drains() {
        double perHour = 0;
        for (FundingFlow flow : flows) {
            perHour += flow.perHour() * flow.price();
        }
        return perHour > 0;
    }

    /** When the buffer is used up if funding flows all the time; empty when not within the cap. */
    OptionalDouble hoursFlowing(double capHours) {
        double from = 0;
        double value = buffer;
        for (double to : bends(capHours)) {
            double hours = to;
            double next = left(flow -> flow.perHour() * hours);
            if (next <= 0) {
                return OptionalDouble.of(from + (to - from) * (value / (value - next)));
            }
            from = to;
            value = next;
        }
        return OptionalDouble.empty();
    }

    /** Stamp at which the buffer is used up; empty when not within the cap. */
    OptionalDouble hoursStepped(double capHours) {
        long at = -1;
        while (true) {
            long next = Long.MAX_VALUE;
            for (FundingFlow flow : flows) {
                next = Math.min(next, flow.firstMs() + flow.stampsUntil(at) * flow.intervalMs());
            }
            double hours = next / FundingFlow.HOUR_MS;
            if (hours > capHours) {
                return OptionalDouble.empty();
            }
            long stamp = next;
            if (left(flow -> flow.paid() * flow.stampsUntil(stamp)) <= 0) {
                return OptionalDouble.of(hours);
            }
            at = stamp;
        }
    }

    private interface Paid {
        double of(FundingFlow flow);
    }

    private double left(Paid paid) {
        double left = buffer;
        if (!unit.isUnified()) {
            for (FundingFlow flow : flows) {
                left -= paid.of(flow);
            }
            return left;
        }
        for (CollateralHolding holding : unit.holdings()) {
            double amount = 0;
            for (FundingFlow flow : flows) {
                amount += flow.asset().equals(holding.asset()) ? paid.of(flow) : 0;
            }
            left -= holding.value() - holding.plus(-amount).value();
        }
        for (FundingFlow flow : flows) {
            boolean held =
                    unit.holdings().stream().anyMatch(holding -> holding.asset().equals(flow.asset()));
            left -= held ? 0 : paid.of(flow) * flow.price();
        }
        return left;
    }

    /** Hours at which the slope may change, and the cap. */
    private SortedSet<Double> bends(double capHours) {
        SortedSet<Double> bends = new TreeSet<>();
        bends.add(capHours);
        for (CollateralHolding holding : unit.holdings()) {
            double perHour = 0;
            for (FundingFlow flow : flows) {
                perHour += flow.asset().equals(holding.asset()) ? flow.perHour() : 0;
            }
            double usedUp = holding.balance() / perHour;
            if (usedUp > 0 && usedUp < capHours) {
                bends.add(usedUp);
            }
        }
        return bends;
    }
}
