package io.plimsoll.app.calc;

import io.plimsoll.risk.margin.Adjustment;
import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.Adjustment.LowerTier;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.io.IOException;

/** Entries of {@code remedies} and of {@code adjustments}. */
final class ActionFigures {
    private ActionFigures() {}

    static void write(JsonOut out, Remedy remedy) throws IOException {
        if (remedy instanceof AddMargin add) {
            out.text("kind", "ADD_MARGIN");
            out.text("scope", add.scope().text());
            out.text("asset", add.asset());
            out.number("amount", add.amount());
        } else if (remedy instanceof Reduce reduce) {
            out.text("kind", "REDUCE");
            out.text("scope", reduce.scope().text());
            out.text("symbol", reduce.symbol());
            out.text("side", reduce.side().name());
            out.number("closeFraction", reduce.closeFraction());
            out.number("closeQuantity", reduce.closeQuantity());
        }
    }

    static void write(JsonOut out, Adjustment adjustment) throws IOException {
        out.text("kind", adjustment instanceof Hedge ? "HEDGE" : "LOWER_TIER");
        out.text("scope", adjustment.scope().text());
        out.text("symbol", adjustment.symbol());
        if (adjustment instanceof Hedge hedge) {
            out.text("side", hedge.side().name());
            out.number("quantity", hedge.quantity());
            ratios(out, hedge);
            out.text("baseAsset", hedge.baseAsset());
            out.number("deltaBefore", hedge.deltaBefore());
            out.number("deltaAfter", hedge.deltaAfter());
            out.text("hedgedSymbol", hedge.hedgedSymbol());
            out.number("liquidationPriceBefore", hedge.liquidationPriceBefore());
            out.number("liquidationPriceAfter", hedge.liquidationPriceAfter());
            out.number("initialMargin", hedge.initialMargin());
        } else if (adjustment instanceof LowerTier drop) {
            out.text("side", drop.side().name());
            out.number("closeFraction", drop.closeFraction());
            out.number("closeQuantity", drop.closeQuantity());
            ratios(out, drop);
            out.number("tierFloor", drop.tierFloor());
            out.number("maxLeverageAfter", drop.maxLeverageAfter());
        }
    }

    private static void ratios(JsonOut out, Adjustment adjustment) throws IOException {
        out.number("ratioBefore", adjustment.ratioBefore());
        out.number("ratioAfter", adjustment.ratioAfter());
    }
}
