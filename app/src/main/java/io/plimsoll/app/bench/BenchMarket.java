package io.plimsoll.app.bench;

import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The market of a bench: contracts whose popularity follows Zipf's law (the second has half of the first's), and prices that
 * wander in small steps with a jump of 3 % once in 20,000. Owned by one thread.
 */
final class BenchMarket {
    static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    static final String ASSET = "USDT";

    private static final double JUMP = 0.03;
    private static final int TICKS_A_JUMP = 20_000;

    private final BenchPlan plan;
    private final SplittableRandom random;
    private final double[] popularity;
    private final double[] prices;
    private long timeMs;

    BenchMarket(BenchPlan plan) {
        this.plan = plan;
        random = new SplittableRandom(plan.seed());
        popularity = new double[plan.symbols()];
        prices = new double[plan.symbols()];
        double sum = 0;
        for (int symbol = 0; symbol < plan.symbols(); symbol++) {
            sum += 1.0 / (symbol + 1);
            popularity[symbol] = sum;
            prices[symbol] = firstPrice(symbol);
        }
    }

    String symbol(int symbol) {
        return "S" + symbol + ASSET;
    }

    double firstPrice(int symbol) {
        return 100_000.0 / (symbol + 1);
    }

    /** A symbol, the more often the more popular. */
    int popular(SplittableRandom from) {
        int found = Arrays.binarySearch(popularity, from.nextDouble() * popularity[popularity.length - 1]);
        return Math.min(plan.symbols() - 1, found < 0 ? -found - 1 : found);
    }

    /** Terms of every contract. */
    List<InstrumentUpdate> instruments() {
        List<InstrumentUpdate> instruments = new ArrayList<>();
        for (int symbol = 0; symbol < plan.symbols(); symbol++) {
            instruments.add(instrument(symbol(symbol)));
        }
        return instruments;
    }

    /** A first price of every contract. */
    List<PriceTick> opening() {
        List<PriceTick> ticks = new ArrayList<>();
        for (int symbol = 0; symbol < plan.symbols(); symbol++) {
            ticks.add(tick(symbol(symbol), prices[symbol]));
        }
        return ticks;
    }

    /** The next price of some contract, a millisecond of event time later. */
    PriceTick next() {
        int symbol = popular(random);
        double move = random.nextInt(TICKS_A_JUMP) == 0
                ? (random.nextBoolean() ? JUMP : -JUMP)
                : random.nextGaussian() * plan.volatility().basisPoints / 10_000;
        prices[symbol] *= 1 + move;
        return tick(symbol(symbol), prices[symbol]);
    }

    /** A price of a contract, a millisecond of event time after the last tick. */
    PriceTick tick(String symbol, double price) {
        timeMs++;
        return PriceTick.newBuilder()
                .setTime(START.plusMillis(timeMs))
                .setSymbol(symbol)
                .setMarkPrice(BenchAccounts.decimal(price))
                .build();
    }

    static InstrumentUpdate instrument(String symbol) {
        return InstrumentUpdate.newBuilder()
                .setTime(START)
                .setSymbol(symbol)
                .setContract(ContractType.LINEAR)
                .setSettleAsset(ASSET)
                .setContractSize(BenchAccounts.decimal(1))
                .setTakerFeeRate(BenchAccounts.decimal(0.0005))
                .setLiquidationFeeRate(BenchAccounts.decimal(0))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(tier(0, 10_000.0, 0.004), tier(10_000, 100_000.0, 0.005), tier(100_000, null, 0.01)))
                .build();
    }

    private static Tier tier(double floor, @Nullable Double cap, double rate) {
        return new Tier(
                BenchAccounts.decimal(floor),
                cap == null ? null : BenchAccounts.decimal(cap),
                BenchAccounts.decimal(rate),
                null,
                null);
    }
}
