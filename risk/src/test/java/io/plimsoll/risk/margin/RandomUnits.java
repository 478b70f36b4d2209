package io.plimsoll.risk.margin;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random units: cross with one to three symbols, hedge legs, or isolated; linear or inverse; prices from 1e-4 to 1e5. */
final class RandomUnits {

    private final Random random;

    RandomUnits(long seed) {
        random = new Random(seed);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double price() {
        return Math.pow(10, between(-4, 5));
    }

    /** Three tiers, the second starting at {@code floor}. */
    Instrument instrument(String symbol, boolean inverse, double floor) {
        double rate = between(0.003, 0.03);
        InstrumentBuilder terms = inverse
                ? InstrumentBuilder.inverse(symbol, "COIN").contractSize(10)
                : InstrumentBuilder.linear(symbol).settledIn("COIN").contractSize(chance(0.5) ? 1 : 0.01);
        terms.tiers(0, rate, floor, rate * between(1.1, 2), floor * between(1.5, 4), rate * between(2, 5));
        terms.takerFee(between(0, 0.0006)).liquidationFee(chance(0.3) ? 0.0005 : 0);
        return chance(0.2) ? terms.onEntryValue().build() : terms.build();
    }

    MarginUnit unit() {
        boolean inverse = chance(0.3);
        boolean isolated = chance(0.3);
        int symbols = isolated ? 1 : 1 + random.nextInt(3);
        List<OpenPosition> open = new ArrayList<>();
        double notional = 0;
        double pnl = 0;
        for (int i = 0; i < symbols; i++) {
            double mark = price();
            double size = between(100, 10_000);
            Instrument terms = instrument("S" + i, inverse, size * between(0.3, 1.5));
            boolean hedged = !isolated && chance(0.3);
            for (Side side : hedged ? Side.values() : new Side[] {chance(0.5) ? Side.LONG : Side.SHORT}) {
                double quantity = size * between(0.5, 1.5) / (inverse ? 1 / mark : mark) / terms.contractSize();
                PositionBuilder position =
                        PositionBuilder.of("S" + i, side).quantity(quantity).entry(mark * between(0.9, 1.1));
                OpenPosition made =
                        new OpenPosition(isolated ? position.isolated(0).build() : position.build(), terms, mark);
                open.add(made);
                notional += made.notional();
                pnl += made.unrealizedPnl();
            }
        }
        double collateral = notional * between(0.005, 0.2) - pnl;
        Scope scope = isolated ? Scope.isolated("S0", open.get(0).position().side()) : Scope.cross("COIN");
        return new MarginUnit(scope, "COIN", collateral, open);
    }

    /** Any of the kinds: cross, isolated, unified, or a nearly hedged pair. */
    MarginUnit any() {
        return chance(0.1) ? pair() : chance(0.4) ? unified() : unit();
    }

    /** A pair of which little more than a tenth is unhedged, with a second tier that asks for half of the notional. */
    MarginUnit pair() {
        boolean inverse = chance(0.5);
        double mark = price();
        double quantity = between(1, 1_000) * (inverse ? mark : 1);
        double notional = quantity / (inverse ? mark : 1) * (inverse ? 1 : mark);
        InstrumentBuilder terms = inverse ? InstrumentBuilder.inverse("S0", "COIN") : InstrumentBuilder.linear("S0");
        Instrument steep = terms.settledIn("COIN")
                .tiers(0, 0.01, notional * between(1.1, 2), 0.5)
                .build();
        List<OpenPosition> open = new ArrayList<>();
        boolean longer = chance(0.5);
        for (Side side : Side.values()) {
            double part = (side == Side.LONG) == longer ? 1 : between(0.7, 0.9);
            Position leg = PositionBuilder.of("S0", side)
                    .quantity(quantity * part)
                    .entry(mark)
                    .build();
            open.add(new OpenPosition(leg, steep, mark));
        }
        return MarginUnit.cross("COIN", notional * between(0.03, 0.1), open);
    }

    /**
     * Pool of a unified account counted in USD: linear contracts settled in USD and inverse ones settled in a coin, on
     * holdings of both and of a third asset, some of them debts.
     */
    MarginUnit unified() {
        double coinPrice = price();
        List<OpenPosition> open = new ArrayList<>();
        double notional = 0;
        double pnl = 0;
        int symbols = 1 + random.nextInt(3);
        for (int i = 0; i < symbols; i++) {
            boolean inverse = chance(0.5);
            double settle = inverse ? coinPrice : 1;
            double mark = price();
            double size = between(100, 10_000) / settle;
            Instrument coin = instrument("S" + i, inverse, size * between(0.3, 1.5));
            Instrument terms = new Instrument(
                    coin.symbol(),
                    coin.contract(),
                    inverse ? "COIN" : "USD",
                    coin.contractSize(),
                    coin.takerFeeRate(),
                    coin.liquidationFeeRate(),
                    coin.liquidationBasis(),
                    0,
                    coin.tiers(),
                    "B" + i);
            for (Side side : chance(0.3) ? Side.values() : new Side[] {chance(0.5) ? Side.LONG : Side.SHORT}) {
                double quantity = size * between(0.5, 1.5) / (inverse ? 1 / mark : mark) / terms.contractSize();
                Position position = PositionBuilder.of("S" + i, side)
                        .quantity(quantity)
                        .entry(mark * between(0.9, 1.1))
                        .build();
                OpenPosition made = new OpenPosition(position, terms, mark, settle);
                open.add(made);
                notional += made.notional() * settle;
                pnl += made.unrealizedPnl() * settle;
            }
        }
        double collateral = notional * between(0.005, 0.2) - pnl;
        double weight = between(0.5, 1);
        double coins = chance(0.2) ? 0 : notional * between(-0.05, 0.1) / coinPrice;
        double others = notional * between(-0.02, 0.1);
        CollateralHolding coin = new CollateralHolding("COIN", coins, coinPrice, weight);
        CollateralHolding other = new CollateralHolding("OTHER", others / 3, 3, chance(0.2) ? 0 : 0.7);
        double rest = collateral - coin.value() - other.value();
        return MarginUnit.unified("USD", List.of(new CollateralHolding("USD", rest, 1, 1), coin, other), open);
    }

    /** The unit with one symbol at another price. */
    static MarginUnit at(MarginUnit unit, String symbol, double price) {
        List<OpenPosition> moved = new ArrayList<>();
        for (OpenPosition open : unit.positions()) {
            boolean moves = open.position().symbol().equals(symbol);
            moved.add(moves ? new OpenPosition(open.position(), open.instrument(), price, open.settlePrice()) : open);
        }
        return new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral(), moved, unit.holdings());
    }

    static double markOf(MarginUnit unit, String symbol) {
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(symbol)) {
                return open.markPrice();
            }
        }
        throw new IllegalArgumentException("no position in " + symbol + ", expected one of " + unit.symbols());
    }
}
