package io.plimsoll.risk.margin;

import java.util.OptionalDouble;

/**
 * How each venue shows the margin ratio on its own screen, so that a desk finds the number again. Ours is maintenance
 * margin / margin balance: it rises towards 1, liquidation.
 *
 * <p>Example: ratio 0.784 reads 78.4 % on Binance and 127.55 % (falling towards 100 %) on OKX.
 *
 * <p>All values are fractions: 1 is 100 %. Hyperliquid prints no ratio; its figure is that of the two amounts it shows.
 * HTX's position margin is taken as initial margin; BingX, KuCoin and Bitget count the fee to close in the requirement, so
 * their instruments carry a {@code liquidationFeeRate}.
 *
 * <p>Sources: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93; BitMart support 26449447864219; BingX support 17056305799193;
 * KuCoin support 35084431335065; Deribit support 25944738177565; Hyperliquid docs, trading/margin-tiers; OKX help centre
 * 6997123251341; HTX's API sample in ccxt; dydxprotocol/v4-abacus V4CalculationTests; OKEx support 360040581412.
 */
public enum VenueRatio {
    BINANCE("Margin Ratio", Form.CANONICAL),
    BYBIT("MMR", Form.CANONICAL),
    BITMART("Margin Ratio", Form.CANONICAL),
    BINGX("Risk", Form.CANONICAL),
    KUCOIN("Risk Ratio", Form.CANONICAL),
    BITGET("Margin Ratio", Form.CANONICAL),
    DERIBIT("MM %", Form.CANONICAL),
    HYPERLIQUID("Maintenance Margin / Account Value", Form.CANONICAL),
    OKX("Maintenance margin ratio", Form.RECIPROCAL),
    HTX("Risk rate", Form.SURPLUS_ON_INITIAL_MARGIN),
    DYDX("Margin Usage", Form.INITIAL_REQUIREMENT),
    OKEX_CLASSIC("Margin Ratio", Form.BALANCE_ON_NOTIONAL);

    private enum Form {
        /** Maintenance margin / margin balance. */
        CANONICAL,
        /** Margin balance / maintenance margin. */
        RECIPROCAL,
        /** Margin balance / position margin − adjustment factor, where factor × position margin is maintenance margin. */
        SURPLUS_ON_INITIAL_MARGIN,
        /** Initial margin / margin balance; says nothing of liquidation. */
        INITIAL_REQUIREMENT,
        /** Margin balance / notional, to be compared with the maintenance rate. */
        BALANCE_ON_NOTIONAL
    }

    private final String screenName;
    private final Form form;

    VenueRatio(String screenName, Form form) {
        this.screenName = screenName;
        this.form = form;
    }

    /** What the venue calls it. */
    public String screenName() {
        return screenName;
    }

    /** True when a rising number is the bad direction. */
    public boolean highIsBad() {
        return form == Form.CANONICAL || form == Form.INITIAL_REQUIREMENT;
    }

    /** What the venue shows for a unit, a fraction; empty without positions, or where a leverage it needs is not known. */
    public OptionalDouble shown(MarginUnit unit) {
        if (unit.positions().isEmpty()) {
            return OptionalDouble.empty();
        }
        double balance = unit.marginBalance();
        double maintenance = unit.maintenanceMargin();
        double initial = unit.initialMargin();
        return number(
                switch (form) {
                    case CANONICAL -> unit.marginRatio();
                    case RECIPROCAL -> balance / maintenance;
                    case SURPLUS_ON_INITIAL_MARGIN -> (balance - maintenance) / initial;
                    case INITIAL_REQUIREMENT -> unit.positionSizeRatio();
                    case BALANCE_ON_NOTIONAL -> balance / unit.notional();
                });
    }

    /**
     * Number on the venue's screen at which the unit is liquidated; empty for dYdX, whose number is not the trigger, and
     * without positions.
     */
    public OptionalDouble liquidationAt(MarginUnit unit) {
        if (unit.positions().isEmpty() || form == Form.INITIAL_REQUIREMENT) {
            return OptionalDouble.empty();
        }
        return number(
                switch (form) {
                    case SURPLUS_ON_INITIAL_MARGIN -> 0;
                    case BALANCE_ON_NOTIONAL -> unit.maintenanceMargin() / unit.notional();
                    default -> 1;
                });
    }

    /**
     * Our ratio of a number the venue shows.
     *
     * @param shown number on the screen, a fraction
     * @param requirement maintenance requirement in the venue's own measure, a fraction: HTX the adjustment factor, old
     *     OKEx the maintenance rate with the fee; not looked at for the others
     * @return the ratio, infinite when the balance is used up; empty for dYdX, whose number does not tell it
     */
    public OptionalDouble ratioOf(double shown, double requirement) {
        return switch (form) {
            case CANONICAL -> OptionalDouble.of(shown);
            case RECIPROCAL -> OptionalDouble.of(ratio(1, shown));
            case SURPLUS_ON_INITIAL_MARGIN -> OptionalDouble.of(ratio(requirement, shown + requirement));
            case BALANCE_ON_NOTIONAL -> OptionalDouble.of(ratio(requirement, shown));
            case INITIAL_REQUIREMENT -> OptionalDouble.empty();
        };
    }

    private static double ratio(double maintenance, double balance) {
        return balance > 0 ? maintenance / balance : Double.POSITIVE_INFINITY;
    }

    private static OptionalDouble number(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
