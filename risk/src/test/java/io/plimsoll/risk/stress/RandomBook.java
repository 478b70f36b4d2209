package io.plimsoll.risk.stress;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random unit and the speeds of its prices: a pool of linear contracts, a pool of inverse contracts of one coin, or a
 * unified account with both, a depegging dollar and two coins as collateral; with hedges, three tiers, given amounts that do
 * not join, both liquidation bases; prices from 1e-3 to 1e5.
 */
final class RandomBook {

    private final Random random;
    private final Map<String, Double> rates = new HashMap<>();
    private final MarginUnit unit;

    RandomBook(long seed) {
        random = new Random(seed);
        int kind = random.nextInt(3);
        boolean unified = kind == 2;
        List<OpenPosition> open = new ArrayList<>();
        double btc = price();
        int symbols = 1 + random.nextInt(3);
        for (int i = 0; i < symbols; i++) {
            boolean inverse = kind == 1 || unified && chance(0.5);
            add(i, inverse, unified, inverse ? btc : price(), open);
        }
        MarginUnit bare = unified
                ? MarginUnit.unified("USDT", List.of(holding("USDC", 0, 1), holding("BTC", 0, btc)), open)
                : MarginUnit.cross(kind == 1 ? "BTC" : "USDT", 0, open);
        double money = bare.notional() * between(0.01, chance(0.5) ? 0.2 : 1) - bare.unrealizedPnl();
        unit = unified
                ? MarginUnit.unified("USDT", holdings(money, btc), bare.positions())
                : MarginUnit.cross(bare.settleAsset(), money, open);
    }

    MarginUnit unit() {
        return unit;
    }

    /** Change of each price per t, by symbol and by asset. */
    Map<String, Double> rates() {
        return rates;
    }

    Drift drift() {
        return new Drift() {
            @Override
            public double ofContract(Instrument instrument) {
                return rates.getOrDefault(instrument.symbol(), 0.0);
            }

            @Override
            public double ofAsset(String asset) {
                return rates.getOrDefault(asset, 0.0);
            }
        };
    }

    private void add(int i, boolean inverse, boolean unified, double mark, List<OpenPosition> open) {
        String symbol = "S" + i;
        double size = between(100, 10_000);
        double perSize = inverse ? 1 / mark : mark;
        double settle = unified && inverse ? mark : 1;
        double floor = size / settle * between(0.3, 2);
        InstrumentBuilder terms = inverse
                ? InstrumentBuilder.inverse(symbol, "BTC").contractSize(10)
                : InstrumentBuilder.linear(symbol).settledIn(unified && chance(0.5) ? "USDC" : "USDT");
        double rate = between(0.003, 0.05);
        if (chance(0.15)) {
            terms.flat(rate, floor * rate * between(0, 0.5));
        } else {
            terms.tiers(0, rate, floor, rate * between(1.1, 2), floor * between(1.5, 4), rate * between(2, 9));
        }
        terms.liquidationFee(chance(0.3) ? 0.0005 : 0);
        Instrument built = chance(0.2) ? terms.onEntryValue().build() : terms.build();
        rates.put(symbol, chance(0.2) ? -0.4 : between(-1.2, 1));
        rates.put("BTC", chance(0.5) ? rates.getOrDefault(symbol, 0.0) : between(-1.2, 1));
        rates.put("USDC", chance(0.5) ? 0 : between(-0.3, 0));
        for (Side side : chance(0.4) ? Side.values() : new Side[] {chance(0.5) ? Side.LONG : Side.SHORT}) {
            double quantity = size / settle * between(0.5, 1.5) / perSize / built.contractSize();
            PositionBuilder position =
                    PositionBuilder.of(symbol, side).quantity(quantity).entry(mark * between(0.9, 1.1));
            open.add(new OpenPosition(position.build(), built, mark, settle));
        }
    }

    private List<CollateralHolding> holdings(double money, double btc) {
        double inCoin = money * between(0, 1.2);
        double inDollars = (money - inCoin) * between(0, 1);
        return List.of(
                holding("USDT", money - inCoin - inDollars, 1),
                holding("USDC", inDollars, 1),
                holding("BTC", inCoin / btc, btc));
    }

    private CollateralHolding holding(String asset, double balance, double price) {
        return new CollateralHolding(asset, balance, price, asset.equals("BTC") ? 0.95 : 1);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private double price() {
        return Math.pow(10, between(-3, 5));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
