package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketReading;
import java.util.List;

/**
 * Whether rules that look at inputs and bars would change nothing at the next evaluation, whatever the prices: what they look
 * at changes only with records of its own, which evaluate the units they concern in full. Owned by one thread.
 */
final class QuietInputs {

    private final Market market;

    QuietInputs(Market market) {
        this.market = market;
    }

    /** False when a DATA_QUALITY ladder of the unit does not know yet of an input that went bad or good. */
    boolean faultsAreKnown(HeldUnit unit, List<RuleBounds> rules) {
        int subject = 0;
        for (RuleBounds rule : rules) {
            if (rule.kind() == RuleKind.DATA_QUALITY) {
                for (int symbol = 0; symbol < unit.listings.length; symbol++) {
                    boolean told = unit.level(subject + symbol) != RuleBounds.NO_LEVEL;
                    if (told != unit.isFaulty(symbol)) {
                        return false;
                    }
                }
            }
            subject += rule.perSymbol() ? unit.listings.length : 1;
        }
        return true;
    }

    /** True when a VOLATILITY_REGIME ladder stands where the symbol's bars put it. */
    boolean regimeStays(RuleBounds rule, int level, Listing listing) {
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        MarketReading reading = market.reading(rule.rule(), listing.symbol);
        if (reading == null || reading.volatilityRegime().isEmpty()) {
            return true;
        }
        double regime = reading.volatilityRegime().get().ordinal();
        double raise = rule.raise(level);
        boolean raises = !Double.isNaN(raise) && regime >= raise;
        boolean falls = level != RuleBounds.NO_LEVEL && !(regime >= rule.keep(level));
        return !raises && !falls;
    }

    /** Average true range a rule reads of a symbol, price units; NaN: it cannot be evaluated before the next reading. */
    double atr(RuleBounds rule, Listing listing) {
        MarketReading reading = market.reading(rule.rule(), listing.symbol);
        return reading == null || !(reading.atr() > 0) ? Double.NaN : reading.atr();
    }
}
