package io.plimsoll.risk.margin;

import java.util.ArrayList;
import java.util.List;

/**
 * Maintenance-margin brackets of one contract, gapless from 0, floor inclusive, cap exclusive. Maintenance margin of a
 * notional N is {@code N × rate − amount} of the tier N lies in, as with income-tax brackets.
 *
 * <p>Example: 0–50,000 at 0.4 % and from 50,000 at 0.5 % derive the second amount 50, so that 60,000 needs
 * 60,000 × 0.005 − 50 = 250.
 */
public record Tiers(List<Tier> tiers) {

    /**
     * Takes tiers in rising order. An amount that is NaN is derived so that maintenance margin is continuous at the
     * tier's floor (0 for the first tier); an amount that is given stays as given.
     *
     * @throws IllegalArgumentException naming the tier (from 1), the value found and the value expected
     */
    public Tiers {
        tiers = List.copyOf(complete(tiers));
    }

    /** Same as the constructor. */
    public static Tiers of(List<Tier> tiers) {
        return new Tiers(tiers);
    }

    /** Index of the tier that a notional >= 0 lies in. */
    public int indexOf(double notional) {
        int index = tiers.size() - 1;
        while (index > 0 && notional < tiers.get(index).notionalFloor()) {
            index--;
        }
        return index;
    }

    /** Tier that a notional >= 0 lies in. */
    public Tier at(double notional) {
        return tiers.get(indexOf(notional));
    }

    private static List<Tier> complete(List<Tier> given) {
        Check.that(!given.isEmpty(), "tiers", "empty", "at least one tier");
        List<Tier> complete = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Tier tier = given.get(i);
            String name = "tier " + (i + 1) + ": ";
            Tier below = i == 0 ? null : complete.get(i - 1);
            double expectedFloor = below == null ? 0 : below.notionalCap();
            Check.that(
                    tier.notionalFloor() == expectedFloor,
                    name + "notionalFloor",
                    tier.notionalFloor(),
                    below == null ? "0" : expectedFloor + ", where tier " + i + " ends");
            double rateBelow = below == null ? 0 : below.maintenanceMarginRate();
            Check.that(
                    tier.maintenanceMarginRate() >= rateBelow,
                    name + "maintenanceMarginRate",
                    tier.maintenanceMarginRate(),
                    "not below the " + rateBelow + " of the tier before");
            double amount = tier.maintenanceAmount();
            if (Double.isNaN(amount)) {
                amount = below == null
                        ? 0
                        : below.maintenanceAmount() + tier.notionalFloor() * (tier.maintenanceMarginRate() - rateBelow);
            }
            complete.add(new Tier(
                    tier.notionalFloor(),
                    tier.notionalCap(),
                    tier.maintenanceMarginRate(),
                    amount,
                    tier.maxLeverage()));
        }
        Tier last = complete.get(complete.size() - 1);
        Check.that(
                last.notionalCap() == Double.POSITIVE_INFINITY,
                "tier " + complete.size() + ": notionalCap",
                last.notionalCap(),
                "no cap (Infinity) in the last tier");
        return complete;
    }
}
