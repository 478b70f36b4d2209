package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.Instrument;

/** Speeds of a straight move: a price P is {@code P (1 + rate t)} at t, from t = 0. */
interface Drift {

    /** Rate of a contract's mark price. */
    double ofContract(Instrument instrument);

    /** Rate of an asset's price in the valuation asset of a unified account. */
    double ofAsset(String asset);

    /** Speeds that bring prices from one step of a scenario to the next in t = 1. */
    static Drift between(PriceMoves before, PriceMoves after) {
        return new Drift() {
            @Override
            public double ofContract(Instrument terms) {
                double from = before.factorOfContract(terms.symbol(), terms.baseAsset());
                return (after.factorOfContract(terms.symbol(), terms.baseAsset()) - from) / from;
            }

            @Override
            public double ofAsset(String asset) {
                double from = before.factorOfAsset(asset);
                return (after.factorOfAsset(asset) - from) / from;
            }
        };
    }
}
