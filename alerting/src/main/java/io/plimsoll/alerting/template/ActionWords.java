package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Remedy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What can be done, in plain words on one line: {@code Close 12.50 % of LONG BTCUSDT (0.125)}, {@code Hedge BTC: SELL 0.5
 * BTCUSDT, net 0.5 -> 0 BTC, margin ratio 0.6200 -> 0.6600}.
 */
final class ActionWords {
    private ActionWords() {}

    static String remedy(Remedy remedy) {
        if (remedy.kind().equals("ADD_MARGIN")) {
            return AlertView.line(
                    "Add " + PlainNumbers.amount(remedy.amount()) + " " + remedy.asset() + " to " + remedy.scope());
        }
        String position = remedy.side() + " " + remedy.symbol();
        return AlertView.line(
                remedy.closeFraction() == null
                        ? "Closing all of " + position + " is not enough"
                        : "Close " + PlainNumbers.percent(remedy.closeFraction()) + " of " + position + " ("
                                + PlainNumbers.amount(remedy.closeQuantity()) + ")");
    }

    /** @param settleAsset asset of the margin a hedge needs */
    static String adjustment(Adjustment adjustment, String settleAsset) {
        String ratio = ", margin ratio " + PlainNumbers.ratio(adjustment.ratioBefore()) + " -> "
                + PlainNumbers.ratio(adjustment.ratioAfter());
        Adjustment.Hedge hedge = adjustment.hedge();
        Adjustment.LowerTier tier = adjustment.lowerTier();
        String words = adjustment.symbol() + ratio;
        if (hedge != null) {
            String order = adjustment.side().equals("SHORT") ? "SELL " : "BUY ";
            words = "Hedge " + hedge.asset() + ": " + order + PlainNumbers.amount(adjustment.quantity()) + " "
                    + adjustment.symbol() + ", net " + PlainNumbers.amount(hedge.deltaBefore()) + " -> "
                    + PlainNumbers.amount(hedge.deltaAfter()) + " " + hedge.asset() + ratio + liquidation(hedge)
                    + and(", needs ", hedge.margin(), " " + settleAsset + " of initial margin");
        } else if (tier != null) {
            words = "Lower tier: close " + PlainNumbers.percent(tier.closeFraction()) + " of " + adjustment.side() + " "
                    + adjustment.symbol() + " (" + PlainNumbers.amount(adjustment.quantity()) + ")" + ratio
                    + and(", then leverage up to ", tier.maxLeverageAfter(), "x is allowed");
        }
        return AlertView.line(words);
    }

    private static String liquidation(Adjustment.Hedge hedge) {
        if (hedge.liquidationPriceBefore() == null && hedge.liquidationPriceAfter() == null) {
            return "";
        }
        return ", liquidation price of " + hedge.hedgedSymbol() + " "
                + PlainNumbers.amount(hedge.liquidationPriceBefore()) + " -> "
                + PlainNumbers.amount(hedge.liquidationPriceAfter());
    }

    private static String and(String before, @Nullable BigDecimal amount, String after) {
        return amount == null ? "" : before + PlainNumbers.amount(amount) + after;
    }
}
