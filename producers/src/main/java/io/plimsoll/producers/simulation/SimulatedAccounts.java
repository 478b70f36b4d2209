package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Seeded accounts {@code acct-00001}, {@code acct-00002} … in USDT: one to eight positions of 500 to 20 000 USDT opened at
 * the given prices, seven in ten cross, three in four long, one cross position in ten hedged by half. Leverage is 2 to 20;
 * the wallet holds the cross notional over leverage, plus half. The same arguments give the same accounts, always.
 */
public final class SimulatedAccounts {
    private static final int[] LEVERAGES = {2, 3, 5, 5, 10, 10, 10, 20};

    private final List<Map.Entry<String, BigDecimal>> firstPrices;
    private final long seed;

    /** @param firstPrices reference price of each symbol to hold, > 0; at least one */
    public SimulatedAccounts(Map<String, BigDecimal> firstPrices, long seed) {
        if (firstPrices.isEmpty()) {
            throw new IllegalArgumentException("firstPrices: found none, expected at least one symbol");
        }
        this.firstPrices = List.copyOf(new TreeMap<>(firstPrices).entrySet());
        this.seed = seed;
    }

    /** Balances and positions of {@code count} accounts at {@code timeMs}, not yet in feed order. */
    public List<FeedRecord> open(int count, long timeMs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FeedRecord> records = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            account(
                    "acct-" + "0".repeat(Math.max(0, 5 - String.valueOf(number).length())) + number,
                    timeMs,
                    random,
                    records);
        }
        return records;
    }

    private void account(String account, long timeMs, SplittableRandom random, List<FeedRecord> records) {
        int wanted = Math.min(random.nextInt(1, 9), firstPrices.size());
        int first = random.nextInt(firstPrices.size());
        int stride = firstPrices.size() / wanted;
        double wallet = 100;
        for (int i = 0; i < wanted; i++) {
            Map.Entry<String, BigDecimal> held = firstPrices.get((first + i * stride) % firstPrices.size());
            boolean cross = random.nextInt(10) < 7;
            Side side = random.nextInt(4) < 3 ? Side.LONG : Side.SHORT;
            int leverage = LEVERAGES[random.nextInt(LEVERAGES.length)];
            double notional = random.nextInt(500, 20_001);
            if (cross) {
                wallet += 1.5 * notional / leverage;
            }
            MarginMode mode = cross ? MarginMode.CROSS : MarginMode.ISOLATED;
            records.add(position(account, timeMs, held, side, mode, notional, leverage, records.size() + 1));
            if (cross && random.nextInt(10) == 0) {
                Side other = side == Side.LONG ? Side.SHORT : Side.LONG;
                records.add(position(account, timeMs, held, other, mode, notional / 2, leverage, records.size() + 1));
            }
        }
        BalanceUpdate balance = BalanceUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setAsset("USDT")
                .setWalletBalance(BigDecimal.valueOf(wallet)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .setScale(18))
                .build();
        records.add(new FeedRecord.Balance(source(records.size() + 1), balance));
    }

    private static FeedRecord position(
            String account,
            long timeMs,
            Map.Entry<String, BigDecimal> held,
            Side side,
            MarginMode mode,
            double notional,
            int leverage,
            int ordinal) {
        PositionUpdate update = PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setSymbol(held.getKey())
                .setSide(side)
                .setMarginMode(mode)
                .setQuantity(BigDecimal.valueOf(notional)
                        .divide(held.getValue(), 6, RoundingMode.UP)
                        .setScale(18))
                .setEntryPrice(held.getValue().setScale(18, RoundingMode.HALF_EVEN))
                .setLeverage(BigDecimal.valueOf(leverage).setScale(18))
                .build();
        return new FeedRecord.Position(source(ordinal), update);
    }

    private static Source source(int ordinal) {
        return new Source("simulated accounts", 1, ordinal);
    }
}
