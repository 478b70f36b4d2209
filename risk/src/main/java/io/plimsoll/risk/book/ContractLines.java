package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.Tier;
import java.util.List;

/**
 * Terms of one contract as numbers in rows: maintenance margin of a notional N in tier i is {@code N × rates[i] −
 * amounts[i]}, the fee to close included in the rate. Immutable.
 */
final class ContractLines {

    /** How far, in shares of the notional, two tiers may differ at their border and still count as meeting there. */
    private static final double SAME = 1e-13;

    final boolean inverse;
    final boolean onEntryValue;
    final String settleAsset;
    final double contractSize;
    final double[] floors;
    final double[] rates;
    final double[] amounts;

    /** True when maintenance margin has no steps, so that surplus is concave in the notional. */
    final boolean withoutSteps;

    /** True when given amounts make maintenance margin negative somewhere. */
    final boolean mayBeNegative;

    ContractLines(Instrument instrument) {
        List<Tier> tiers = instrument.tiers().tiers();
        inverse = instrument.contract() == ContractType.INVERSE;
        onEntryValue = instrument.liquidationBasis() == LiquidationBasis.ENTRY_VALUE;
        settleAsset = instrument.settleAsset();
        contractSize = instrument.contractSize();
        floors = tiers.stream().mapToDouble(Tier::notionalFloor).toArray();
        rates = tiers.stream()
                .mapToDouble(tier -> tier.maintenanceMarginRate() + instrument.liquidationFeeRate())
                .toArray();
        amounts = tiers.stream().mapToDouble(Tier::maintenanceAmount).toArray();
        boolean smooth = true;
        boolean negative = false;
        for (int i = 0; i < floors.length; i++) {
            smooth &= i == 0 || Math.abs(step(i - 1, i, floors[i])) <= SAME * floors[i];
            negative |= maintenance(i, floors[i]) < -SAME * floors[i];
        }
        withoutSteps = smooth;
        mayBeNegative = negative;
    }

    /** Tier that a notional lies in. */
    int tierOf(double notional) {
        int tier = floors.length - 1;
        while (tier > 0 && notional < floors[tier]) {
            tier--;
        }
        return tier;
    }

    /** Maintenance margin of a notional by the line of one tier. */
    double maintenance(int tier, double notional) {
        return notional * rates[tier] - amounts[tier];
    }

    /** What a change from one tier to another adds to the maintenance margin of a notional. */
    double step(int from, int to, double notional) {
        return maintenance(to, notional) - maintenance(from, notional);
    }

    /** Notional that ends a tier. */
    double cap(int tier) {
        return tier + 1 < floors.length ? floors[tier + 1] : Double.POSITIVE_INFINITY;
    }

    /** Notional of one unit of size at a price; see {@code OpenPosition}. */
    double perSize(double price) {
        return inverse ? 1 / price : price;
    }
}
