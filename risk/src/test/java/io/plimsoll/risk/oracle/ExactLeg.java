package io.plimsoll.risk.oracle;

import static io.plimsoll.risk.oracle.Decimals.over;
import static io.plimsoll.risk.oracle.Decimals.times;

import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.margin.Tier;
import java.math.BigDecimal;

/** One position by the contract's definitions; {@code quantity} may be less than the position's. */
record ExactLeg(Position position, Instrument terms, BigDecimal quantity) {

    static ExactLeg of(Position position, Instrument terms) {
        return new ExactLeg(position, terms, Decimals.of(position.quantity()));
    }

    BigDecimal notional(BigDecimal price) {
        BigDecimal size = times(quantity, Decimals.of(terms.contractSize()));
        return terms.contract() == ContractType.LINEAR ? times(size, price) : over(size, price);
    }

    BigDecimal pnl(BigDecimal price) {
        BigDecimal now = notional(price);
        BigDecimal then = notional(Decimals.of(position.entryPrice()));
        boolean gainsWithNotional = (position.side() == Side.LONG) == (terms.contract() == ContractType.LINEAR);
        return gainsWithNotional ? now.subtract(then) : then.subtract(now);
    }

    BigDecimal maintenance(BigDecimal price) {
        boolean atEntry = terms.liquidationBasis() == LiquidationBasis.ENTRY_VALUE;
        BigDecimal notional = notional(atEntry ? Decimals.of(position.entryPrice()) : price);
        Tier found = null;
        for (Tier tier : terms.tiers().tiers()) {
            if (Decimals.of(tier.notionalFloor()).compareTo(notional) <= 0) {
                found = tier;
            }
        }
        if (found == null) {
            throw new IllegalStateException("no tier for " + notional);
        }
        return times(notional, Decimals.of(found.maintenanceMarginRate()))
                .subtract(Decimals.of(found.maintenanceAmount()))
                .add(times(notional, Decimals.of(terms.liquidationFeeRate())));
    }

    BigDecimal margin() {
        return Double.isNaN(position.isolatedMargin())
                ? over(notional(Decimals.of(position.entryPrice())), Decimals.of(position.leverage()))
                : Decimals.of(position.isolatedMargin());
    }

    BigDecimal fee(BigDecimal price) {
        return times(notional(price), Decimals.of(terms.takerFeeRate()));
    }
}
