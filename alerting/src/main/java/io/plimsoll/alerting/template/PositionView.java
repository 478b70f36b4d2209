package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Positions as templates see them, the one nearest to its liquidation first; prices as fine as the mark price is. */
final class PositionView {
    private final Figures figures;

    PositionView(Figures figures) {
        this.figures = figures;
    }

    List<Map<String, String>> all(Evidence evidence) {
        return sorted(evidence).stream()
                .map(position -> view(position, evidence.settleAsset()))
                .toList();
    }

    /** {@code LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.}; empty when none would. */
    String nearest(Evidence evidence) {
        return sorted(evidence).stream()
                .filter(position -> position.liquidationPrice() != null)
                .findFirst()
                .map(position -> Names.line(position.side() + " " + position.symbol() + " liquidates at "
                        + figures.liquidation(position.liquidationPrice(), position.markPrice()) + ", "
                        + figures.percent(position.liquidationDistance()) + " from the mark price "
                        + figures.price(position.markPrice(), PriceStep.of(position.markPrice())) + "."))
                .orElse("");
    }

    private static List<Evidence.Position> sorted(Evidence evidence) {
        return evidence.positions().stream()
                .sorted(Comparator.comparing(
                        Evidence.Position::liquidationDistance, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Map<String, String> view(Evidence.Position position, String asset) {
        PriceStep step = PriceStep.of(position.markPrice());
        return Map.of(
                "symbol", Names.of(position.symbol()),
                "side", Names.of(position.side()),
                "quantity", figures.amount(position.quantity()),
                "entry", figures.price(position.entryPrice(), step),
                "mark", figures.price(position.markPrice(), step),
                "pnl", figures.money(position.unrealizedPnl()) + " " + Names.of(asset),
                "notional", figures.money(position.notional()) + " " + Names.of(asset),
                "liquidation", figures.liquidation(position.liquidationPrice(), position.markPrice()),
                "distance", figures.percent(position.liquidationDistance()));
    }
}
