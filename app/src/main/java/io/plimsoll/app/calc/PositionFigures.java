package io.plimsoll.app.calc;

import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.LiquidationPrices;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The entries of {@code positions} that belong to one unit. */
final class PositionFigures {
    /** What both sides of a symbol share. */
    private record OfSymbol(LiquidationPrices prices, OptionalDouble nearest, OptionalDouble distance, double ratio) {}

    private final AccountFacts facts;
    private final MarginUnit unit;
    private final Map<String, OfSymbol> bySymbol = new HashMap<>();

    PositionFigures(AccountFacts facts, MarginUnit unit) {
        this.facts = facts;
        this.unit = unit;
    }

    void write(JsonOut out, OpenPosition open) throws IOException {
        String symbol = open.position().symbol();
        OfSymbol shared = bySymbol.computeIfAbsent(symbol, unused -> ofSymbol(open));
        out.text("symbol", symbol);
        out.text("side", open.position().side().name());
        out.text("scope", unit.scope().text());
        out.number("notional", open.notional());
        out.number("unrealizedPnl", open.unrealizedPnl());
        out.number("roe", open.returnOnEquity());
        out.number("initialMargin", open.initialMargin());
        out.number("maintenanceMargin", open.maintenanceMargin());
        out.number("marginRatio", shared.ratio());
        out.number("liquidationPrice", shared.nearest());
        out.number("liquidationDistance", shared.distance());
        out.number("bankruptcyPrice", unit.bankruptcyPrice(symbol));
        out.number("effectiveLeverage", unit.effectiveLeverage(open));
        out.text("settleAsset", open.instrument().settleAsset());
        out.object("liquidationPrices", fields -> {
            fields.number("lower", shared.prices().lower());
            fields.number("upper", shared.prices().upper());
            fields.flag("now", shared.prices().now());
        });
        @Nullable Double atr = facts.atrs().get(symbol);
        out.number("distanceInAtr", atr == null ? OptionalDouble.empty() : unit.liquidationDistanceInAtrs(symbol, atr));
        funding(out, open);
    }

    private OfSymbol ofSymbol(OpenPosition open) {
        String symbol = open.position().symbol();
        LiquidationPrices prices = unit.liquidationPrices(symbol);
        OptionalDouble nearest = prices.nearest(open.markPrice());
        return new OfSymbol(prices, nearest, unit.liquidationDistance(symbol, nearest), unit.marginRatio());
    }

    private void funding(JsonOut out, OpenPosition open) throws IOException {
        @Nullable FundingRate rate = facts.fundingRates().get(open.position().symbol());
        if (rate == null) {
            out.nothing("funding");
            return;
        }
        out.object("funding", fields -> {
            fields.number("accrued", rate.accrued(open, facts.asOfMs()));
            fields.number("nextPayment", rate.payment(open));
            fields.number("hoursToNext", rate.hoursToNext(facts.asOfMs()));
            fields.number("annualizedRate", rate.annualized());
        });
    }
}
