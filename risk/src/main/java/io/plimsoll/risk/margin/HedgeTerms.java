package io.plimsoll.risk.margin;

/**
 * What to hedge with, and how far.
 *
 * @param instrument contract to open; its base asset is the one hedged
 * @param markPrice its mark, quote per base, > 0
 * @param settlePrice value of one of its settle asset in the unit's asset, > 0; 1 unless the unit is unified
 * @param leverage leverage setting to open it with; NaN when not known
 * @param targetDelta net delta to reach, in coins of the base asset; 0 is neutral
 */
public record HedgeTerms(
        Instrument instrument, double markPrice, double settlePrice, double leverage, double targetDelta) {

    /** Checks ranges. */
    public HedgeTerms {
        Check.positive("markPrice of " + instrument.symbol(), markPrice);
        Check.positive("settlePrice of " + instrument.symbol(), settlePrice);
        Check.that(!(leverage <= 0), "leverage of " + instrument.symbol(), leverage, "above 0, or none");
        Check.that(Double.isFinite(targetDelta), "targetDelta", targetDelta, "a finite number of coins");
    }

    /** On the contract of a position that is held, at its leverage, to a neutral net delta. */
    public static HedgeTerms neutralOn(OpenPosition held) {
        return new HedgeTerms(
                held.instrument(),
                held.markPrice(),
                held.settlePrice(),
                held.position().leverage(),
                0);
    }

    /** Size of one coin of delta, in the contract's quantity. */
    double quantityPerCoin() {
        boolean inverse = instrument.contract() == ContractType.INVERSE;
        return (inverse ? markPrice : 1) / instrument.contractSize();
    }

    OpenPosition opened(Side side, double quantity) {
        Position position =
                new Position(instrument.symbol(), side, MarginMode.CROSS, quantity, markPrice, Double.NaN, leverage);
        return new OpenPosition(position, instrument, markPrice, settlePrice);
    }
}
