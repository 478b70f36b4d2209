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
 * @param baseAsset asset whose price the contract follows
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
        Tiers tiers,
        String baseAsset) {

    private static final String SEPARATORS = "-_/:";

    /** Checks ranges. */
    public Instrument {
        Check.text("symbol", symbol);
        String of = " of " + symbol;
        Check.text("settleAsset" + of, settleAsset);
        Check.positive("contractSize" + of, contractSize);
        Check.fraction("takerFeeRate" + of, takerFeeRate);
        Check.fraction("liquidationFeeRate" + of, liquidationFeeRate);
        Check.that(lotSize >= 0 && Double.isFinite(lotSize), "lotSize" + of, lotSize, "a finite number from 0");
        Check.text("baseAsset" + of, baseAsset);
    }

    /**
     * Terms with the base asset told from the symbol: of an inverse contract its settle asset, of a linear one the symbol
     * without the settle asset at its end ({@code BTCUSDT}, {@code BTC-USDT} and {@code BTC/USDT:USDT} give
     * {@code BTC}), otherwise the whole symbol.
     */
    public Instrument(
            String symbol,
            ContractType contract,
            String settleAsset,
            double contractSize,
            double takerFeeRate,
            double liquidationFeeRate,
            LiquidationBasis liquidationBasis,
            double lotSize,
            Tiers tiers) {
        this(
                symbol,
                contract,
                settleAsset,
                contractSize,
                takerFeeRate,
                liquidationFeeRate,
                liquidationBasis,
                lotSize,
                tiers,
                contract == ContractType.INVERSE ? settleAsset : baseOf(symbol, settleAsset));
    }

    /** Same terms with the base asset as the venue names it. */
    public Instrument following(String base) {
        return new Instrument(
                symbol,
                contract,
                settleAsset,
                contractSize,
                takerFeeRate,
                liquidationFeeRate,
                liquidationBasis,
                lotSize,
                tiers,
                base);
    }

    private static String baseOf(String symbol, String settleAsset) {
        String base = symbol;
        while (base.endsWith(settleAsset)) {
            String rest = base.substring(0, base.length() - settleAsset.length());
            boolean separated = !rest.isEmpty() && SEPARATORS.indexOf(rest.charAt(rest.length() - 1)) >= 0;
            base = separated ? rest.substring(0, rest.length() - 1) : rest;
            if (!separated) {
                break;
            }
        }
        return base.isBlank() ? symbol : base;
    }
}
