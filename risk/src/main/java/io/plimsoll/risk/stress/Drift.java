package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.Instrument;

/** Speeds of a straight move: a price P is {@code P (1 + rate t)} at t, from t = 0. */
interface Drift {

    /** Rate of a contract's mark price. */
    double ofContract(Instrument instrument);

    /** Rate of an asset's price in the valuation asset of a unified account. */
    double ofAsset(String asset);
}
