package io.plimsoll.producers.simulation;

import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a simulated trader looks up in a contract's tiers before choosing size and leverage. A linear contract. */
record TierTerms(double contractSize, double takerFeeRate, List<Tier> tiers) {
    static TierTerms of(InstrumentUpdate terms) {
        return new TierTerms(
                terms.getContractSize().doubleValue(), terms.getTakerFeeRate().doubleValue(), terms.getTiers());
    }

    /** {@code wanted}, or the highest leverage allowed at {@code notional} when that is less. */
    int leverage(int wanted, double notional) {
        @Nullable BigDecimal most = tier(notional).getMaxLeverage();
        return most == null ? wanted : Math.max(1, Math.min(wanted, most.intValue()));
    }

    /** Upper bound of the maintenance margin at {@code notional}, in the settle asset: its rate on all of it. */
    double maintenance(double notional) {
        return notional * tier(notional).getMaintenanceMarginRate().doubleValue();
    }

    private Tier tier(double notional) {
        Tier found = tiers.get(0);
        for (Tier tier : tiers) {
            if (notional >= tier.getNotionalFloor().doubleValue()) {
                found = tier;
            }
        }
        return found;
    }
}
