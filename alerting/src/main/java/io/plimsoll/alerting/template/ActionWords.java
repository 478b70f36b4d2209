package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Remedy;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can be done, in plain words on one line: {@code Close 12.50 % of LONG BTCUSDT (0.125)}, {@code Hedge BTC: SELL 0.5
 * BTCUSDT, net 0.5 -> 0 BTC, margin ratio 0.6200 -> 0.6600}. What has to be enough is rounded up.
 */
final class ActionWords {
    private final Figures figures;

    ActionWords(Figures figures) {
        this.figures = figures;
    }

    String remedy(Remedy remedy) {
        if (remedy.kind().equals("ADD_MARGIN")) {
            return Names.line(
                    "Add " + figures.enough(remedy.amount()) + " " + remedy.asset() + " to " + remedy.scope());
        }
        String position = remedy.side() + " " + remedy.symbol();
        return Names.line(
                remedy.closeFraction() == null
                        ? "Closing all of " + position + " is not enough"
                        : "Close " + figures.percent(remedy.closeFraction()) + " of " + position + " ("
                                + figures.enoughOf(remedy.closeQuantity()) + ")");
    }

    /** @param settleAsset asset of the margin a hedge needs */
    String adjustment(Adjustment adjustment, String settleAsset) {
        String ratio = ", margin ratio " + figures.ratio(adjustment.ratioBefore()) + " -> "
                + figures.ratio(adjustment.ratioAfter());
        Adjustment.Hedge hedge = adjustment.hedge();
        Adjustment.LowerTier tier = adjustment.lowerTier();
        String words = adjustment.symbol() + ratio;
        if (hedge != null) {
            String order = adjustment.side().equals("SHORT") ? "SELL " : "BUY ";
            words = "Hedge " + hedge.asset() + ": " + order + figures.amount(adjustment.quantity()) + " "
                    + adjustment.symbol() + ", net " + figures.amount(hedge.deltaBefore()) + " -> "
                    + figures.amount(hedge.deltaAfter()) + " " + hedge.asset()
                    + (changesMargin(adjustment, hedge)
                            ? ratio + liquidation(hedge)
                            : "; margin ratio and liquidation price of " + hedge.hedgedSymbol() + " stay as they are")
                    + and(", needs ", hedge.margin(), " " + settleAsset + " of initial margin");
        } else if (tier != null) {
            words = "Lower tier: close " + figures.percent(tier.closeFraction()) + " of " + adjustment.side() + " "
                    + adjustment.symbol() + " (" + figures.amount(adjustment.quantity()) + ")" + ratio
                    + and(", then leverage up to ", tier.maxLeverageAfter(), "x is allowed");
        }
        return Names.line(words);
    }

    /** A hedge of isolated margin evens out what the account holds, and does nothing for the position. */
    private static boolean changesMargin(Adjustment adjustment, Adjustment.Hedge hedge) {
        return Double.compare(adjustment.ratioBefore(), adjustment.ratioAfter()) != 0
                || !Objects.equals(hedge.liquidationPriceBefore(), hedge.liquidationPriceAfter());
    }

    private String liquidation(Adjustment.Hedge hedge) {
        BigDecimal before = hedge.liquidationPriceBefore();
        BigDecimal after = hedge.liquidationPriceAfter();
        BigDecimal known = before == null ? after : before;
        if (known == null) {
            return "";
        }
        PriceStep step = PriceStep.of(known);
        return ", liquidation price of " + hedge.hedgedSymbol() + " " + figures.price(before, step) + " -> "
                + figures.price(after, step);
    }

    private String and(String before, @Nullable BigDecimal amount, String after) {
        return amount == null ? "" : before + figures.amount(amount) + after;
    }
}
