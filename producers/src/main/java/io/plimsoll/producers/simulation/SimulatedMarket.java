package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.PriceTick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A one-factor jump diffusion: each step, a symbol's log price moves by beta × (market move + scenario drift) + its own
 * move; about twice a day the market jumps by some 1 %. The market's volatility is 50 % a year, so 3 % a day is common.
 * Prices have six significant digits and are > 0. The same arguments give the same prices, always.
 */
public final class SimulatedMarket {
    private static final double MARKET_VOLATILITY = 0.5;
    private static final double JUMPS_PER_MS = 2.0 / (24 * 3600 * 1000);
    private static final double JUMP_SIZE = 0.01;
    private static final double YEAR_MS = 365.0 * 24 * 3600 * 1000;
    private static final BigDecimal SMALLEST = new BigDecimal("0.000000000001");

    private final List<SimulatedSymbol> symbols;
    private final Scenario scenario;
    private final long seed;

    public SimulatedMarket(List<SimulatedSymbol> symbols, Scenario scenario, long seed) {
        this.symbols = List.copyOf(symbols);
        this.scenario = scenario;
        this.seed = seed;
    }

    /**
     * One price of every symbol at {@code startMs}, {@code startMs + intervalMs}, …
     *
     * @param steps how many, >= 1
     * @param intervalMs between them, > 0
     */
    public List<FeedRecord> prices(long startMs, long intervalMs, int steps) {
        if (intervalMs <= 0 || steps < 1) {
            throw new IllegalArgumentException(
                    "simulated market: found intervalMs " + intervalMs + ", steps " + steps + ", expected > 0, >= 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double rootYears = Math.sqrt(intervalMs / YEAR_MS);
        double jumpChance = Math.min(1, JUMPS_PER_MS * intervalMs);
        double[] moved = new double[symbols.size()];
        List<FeedRecord> prices = new ArrayList<>(steps * symbols.size());
        for (int step = 0; step < steps; step++) {
            if (step > 0) {
                move(
                        random,
                        moved,
                        rootYears,
                        jumpChance,
                        scenario.drift(step / (double) steps) - scenario.drift((step - 1) / (double) steps));
            }
            for (int i = 0; i < moved.length; i++) {
                prices.add(price(symbols.get(i), moved[i], startMs + step * intervalMs, prices.size() + 1));
            }
        }
        return prices;
    }

    private void move(SplittableRandom random, double[] moved, double rootYears, double jumpChance, double drift) {
        double market = drift + MARKET_VOLATILITY * rootYears * random.nextGaussian();
        if (random.nextDouble() < jumpChance) {
            market += JUMP_SIZE * random.nextGaussian();
        }
        for (int i = 0; i < moved.length; i++) {
            SimulatedSymbol symbol = symbols.get(i);
            moved[i] += symbol.beta() * market + symbol.annualVolatility() * rootYears * random.nextGaussian();
        }
    }

    private static FeedRecord price(SimulatedSymbol symbol, double moved, long timeMs, int ordinal) {
        BigDecimal price = BigDecimal.valueOf(symbol.startPrice().doubleValue() * StrictMath.exp(moved))
                .round(new MathContext(6, RoundingMode.HALF_EVEN))
                .max(SMALLEST)
                .setScale(18, RoundingMode.HALF_EVEN);
        PriceTick tick = PriceTick.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol.symbol())
                .setMarkPrice(price)
                .setSource("simulation")
                .build();
        return new FeedRecord.Price(new Source("simulated market", 0, ordinal), tick);
    }
}
