package io.plimsoll.risk.margin;

import java.util.OptionalDouble;

/** How far one symbol's mark is from its unit's liquidation price. */
final class LiquidationDistance {

    private LiquidationDistance() {}

    /** As a fraction of the mark. */
    static OptionalDouble of(MarginUnit unit, String symbol, OptionalDouble liquidationPrice) {
        for (OpenPosition open : unit.positions()) {
            if (!open.position().symbol().equals(symbol)) {
                continue;
            }
            if (unit.marginRatio() >= 1) {
                return OptionalDouble.of(0);
            }
            if (liquidationPrice.isPresent()) {
                double mark = open.markPrice();
                return OptionalDouble.of(Math.abs(mark - liquidationPrice.getAsDouble()) / mark);
            }
        }
        return OptionalDouble.empty();
    }

    /** In average true ranges of the symbol. */
    static OptionalDouble inAtrs(MarginUnit unit, String symbol, double atr) {
        Check.positive("atr of " + symbol, atr);
        OptionalDouble distance = unit.liquidationDistance(symbol);
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(symbol) && distance.isPresent()) {
                return OptionalDouble.of(distance.getAsDouble() * open.markPrice() / atr);
            }
        }
        return OptionalDouble.empty();
    }
}
