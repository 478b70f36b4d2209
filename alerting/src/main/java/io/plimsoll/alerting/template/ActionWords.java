package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Remedy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What can be done, in plain words on one line: {@code Close 12.50 % of LONG BTCUSDT (0.125)}, {@code Hedge BTC: SELL 0.5
 * BTCUSDT, margin ratio 0.6200 -> 0.6600}.
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
        return AlertView.line(
                switch (adjustment.kind()) {
                    case "HEDGE" ->
                        hedge(adjustment)
                                + ratio
                                + liquidation(adjustment)
                                + and(", needs ", adjustment.margin(), " " + settleAsset + " of initial margin");
                    case "LOWER_TIER" ->
                        "Lower tier: close " + traded(adjustment.side(), adjustment) + ratio
                                + liquidation(adjustment)
                                + and(", then leverage up to ", adjustment.maxLeverageAfter(), "x is allowed");
                    default -> adjustment.kind() + ": " + traded(adjustment.side(), adjustment) + ratio;
                });
    }

    private static String hedge(Adjustment adjustment) {
        String order = adjustment.side().equals("SHORT") ? "SELL" : "BUY";
        return "Hedge" + (adjustment.asset() == null ? "" : " " + adjustment.asset()) + ": " + order + " "
                + PlainNumbers.amount(adjustment.quantity()) + " " + adjustment.symbol();
    }

    private static String traded(String side, Adjustment adjustment) {
        return PlainNumbers.amount(adjustment.quantity()) + " of " + side + " " + adjustment.symbol();
    }

    private static String liquidation(Adjustment adjustment) {
        if (adjustment.liquidationPriceBefore() == null && adjustment.liquidationPriceAfter() == null) {
            return "";
        }
        return ", liquidation price " + PlainNumbers.amount(adjustment.liquidationPriceBefore()) + " -> "
                + PlainNumbers.amount(adjustment.liquidationPriceAfter());
    }

    private static String and(String before, @Nullable BigDecimal amount, String after) {
        return amount == null ? "" : before + PlainNumbers.amount(amount) + after;
    }
}
