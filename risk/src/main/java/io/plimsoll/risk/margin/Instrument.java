package io.plimsoll.risk.margin;

/**
 * Terms of one contract.
 *
 * @param symbol contract symbol
 * @param contract linear or inverse
 * @param settleAsset asset of margin and profit
 * @param contractSize linear: base units per quantity unit; inverse: quote units per contract; > 0
 * @param takerFeeRate fraction of notional
 * @param liquidationFeeRate fraction of notional added to maintenance margin, 0 where the venue does not
 * @param liquidationBasis notional that maintenance margin is counted on
 * @param lotSize quantity step; 0 when unknown
 * @param tiers brackets in rising order, gapless from 0
 */
public record Instrument(
        String symbol,
        ContractType contract,
        String settleAsset,
        double contractSize,
        double takerFeeRate,
        double liquidationFeeRate,
        LiquidationBasis liquidationBasis,
        double lotSize,
        Tiers tiers) {

    /** Checks ranges. */
    public Instrument {
        Check.text("symbol", symbol);
        String of = " of " + symbol;
        Check.text("settleAsset" + of, settleAsset);
        Check.positive("contractSize" + of, contractSize);
        Check.fraction("takerFeeRate" + of, takerFeeRate);
        Check.fraction("liquidationFeeRate" + of, liquidationFeeRate);
        Check.that(lotSize >= 0 && Double.isFinite(lotSize), "lotSize" + of, lotSize, "a finite number from 0");
    }
}
