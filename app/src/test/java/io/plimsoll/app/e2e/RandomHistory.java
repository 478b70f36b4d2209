package io.plimsoll.app.e2e;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Side;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded history in the order of the contract: instruments, balances and positions first, then prices that wander and
 * jump, with accounts that trade and pay in between, several records in the same millisecond among them.
 */
public final class RandomHistory {
    private static final long START_MS = 1_760_000_000_000L;
    private static final int SYMBOLS = 6;

    private final SplittableRandom random;
    private final List<FeedRecord> records = new ArrayList<>();
    private final double[] prices = new double[SYMBOLS];
    private long timeMs = START_MS;

    private final boolean trusted;
    private final int stepMs;

    private RandomHistory(long seed, boolean trusted, int stepMs) {
        random = new SplittableRandom(seed);
        this.trusted = trusted;
        this.stepMs = stepMs;
    }

    /** A history in which every price can be believed. */
    public static List<FeedRecord> of(long seed, int accounts, int ticks) {
        return new RandomHistory(seed, true, 3).run(accounts, ticks);
    }

    /** The same with prices among them that no gate lets through, or not at once. */
    static List<FeedRecord> untrusted(long seed, int accounts, int ticks) {
        return new RandomHistory(seed, false, 3).run(accounts, ticks);
    }

    /** The same, three seconds a price: each symbol's minutes close after three to four of its prices. */
    static List<FeedRecord> untrustedMinutes(long seed, int accounts, int ticks) {
        return new RandomHistory(seed, false, 6_000).run(accounts, ticks);
    }

    /** Bars of each symbol from the hours before any history here begins: minutes, and quarters of an hour. */
    static List<FeedRecord> barsBefore(long seed) {
        RandomHistory before = new RandomHistory(seed, true, 0);
        before.bars("1m", 60_000, 180);
        before.bars("15m", 900_000, 48);
        return before.records;
    }

    private void bars(String interval, long lengthMs, int count) {
        long firstMs = START_MS / lengthMs * lengthMs - count * lengthMs;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            double price = Math.pow(10, symbol - 2);
            for (int bar = 0; bar < count; bar++) {
                double close = price * (1 + 0.01 * (2 * random.nextDouble() - 1));
                records.add(new FeedRecord.History(
                        source(),
                        new Candle(
                                symbol(symbol),
                                interval,
                                Instant.ofEpochMilli(firstMs + bar * lengthMs),
                                decimal(price),
                                decimal(Math.max(price, close) * 1.002),
                                decimal(Math.min(price, close) * 0.998),
                                decimal(close),
                                decimal(1),
                                false,
                                0L)));
                price = close;
            }
        }
    }

    private List<FeedRecord> run(int accounts, int ticks) {
        open(accounts);
        for (int tick = 0; tick < ticks; tick++) {
            timeMs += random.nextInt(stepMs);
            if (random.nextInt(20) == 0) {
                trade(random.nextInt(accounts));
            }
            price(random.nextInt(SYMBOLS));
        }
        return records;
    }

    private void open(int accounts) {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            prices[symbol] = Math.pow(10, symbol - 2);
            records.add(new FeedRecord.Instrument(source(), instrument(symbol)));
        }
        for (int account = 0; account < accounts; account++) {
            records.add(new FeedRecord.Balance(source(), balance(account, 200 + random.nextInt(800))));
        }
        for (int account = 0; account < accounts; account++) {
            records.add(new FeedRecord.Position(
                    source(), position(account, random.nextInt(SYMBOLS), 1 + random.nextInt(3_000))));
            records.add(new FeedRecord.Position(
                    source(), position(account, random.nextInt(SYMBOLS), 1 + random.nextInt(3_000))));
        }
    }

    /** A fee and a new quantity in the same millisecond, as venues report them. */
    private void trade(int account) {
        records.add(new FeedRecord.Balance(source(), balance(account, 100 + random.nextInt(900))));
        double notional = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(4_000);
        records.add(new FeedRecord.Position(source(), position(account, random.nextInt(SYMBOLS), notional)));
    }

    /** What a gate must not let through, or not at once: a spike, a price twice, an old one, a crash, a price far off its index. */
    private void untrusted(int symbol) {
        double price = prices[symbol];
        switch (random.nextInt(5)) {
            case 0 -> tick(symbol, timeMs, price * 0.1, Double.NaN);
            case 1 -> {
                tick(symbol, timeMs, price, Double.NaN);
                tick(symbol, timeMs, price, Double.NaN);
            }
            case 2 -> tick(symbol, timeMs - 1, price * 1.1, Double.NaN);
            case 3 -> {
                prices[symbol] = price * (price > 1e-3 ? 0.15 : 6);
                tick(symbol, timeMs, prices[symbol], Double.NaN);
                tick(symbol, timeMs, prices[symbol] * 1.01, Double.NaN);
            }
            default -> tick(symbol, timeMs, price, price * 1.5);
        }
    }

    private void price(int symbol) {
        if (!trusted && random.nextInt(150) == 0) {
            untrusted(symbol);
        }
        double move = random.nextInt(40) == 0 ? 0.06 : 0.006;
        prices[symbol] *= 1 + move * (2 * random.nextDouble() - 1);
        tick(symbol, timeMs, prices[symbol], Double.NaN);
    }

    private void tick(int symbol, long atMs, double markPrice, double indexPrice) {
        PriceTick tick = PriceTick.newBuilder()
                .setTime(Instant.ofEpochMilli(atMs))
                .setSymbol(symbol(symbol))
                .setMarkPrice(decimal(markPrice))
                .setIndexPrice(Double.isNaN(indexPrice) ? null : decimal(indexPrice))
                .build();
        records.add(new FeedRecord.Price(source(), tick));
    }

    private InstrumentUpdate instrument(int symbol) {
        return InstrumentUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol(symbol))
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(decimal(1))
                .setTakerFeeRate(decimal(0.0005))
                .setLiquidationFeeRate(decimal(0))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(
                        new Tier(decimal(0), decimal(1_000), decimal(0.01), null, null),
                        new Tier(decimal(1_000), decimal(2_500), decimal(0.02), null, null),
                        new Tier(decimal(2_500), null, decimal(0.05), null, null)))
                .build();
    }

    private BalanceUpdate balance(int account, double amount) {
        return BalanceUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount("a-" + account)
                .setAsset("USDT")
                .setWalletBalance(decimal(amount))
                .build();
    }

    private PositionUpdate position(int account, int symbol, double notional) {
        boolean isolated = random.nextInt(3) == 0;
        return PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount("a-" + account)
                .setSymbol(symbol(symbol))
                .setSide(random.nextBoolean() ? Side.LONG : Side.SHORT)
                .setMarginMode(isolated ? MarginMode.ISOLATED : MarginMode.CROSS)
                .setQuantity(decimal(notional / prices[symbol]))
                .setEntryPrice(decimal(prices[symbol]))
                .setIsolatedMargin(isolated ? decimal(notional / 8 + 1) : null)
                .build();
    }

    private Source source() {
        return new Source("history", 0, records.size() + 1);
    }

    private static String symbol(int symbol) {
        return "S" + symbol + "USDT";
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(10, RoundingMode.HALF_EVEN).setScale(18);
    }
}
