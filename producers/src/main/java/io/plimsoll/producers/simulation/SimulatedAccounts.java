package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.ContractType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Seeded accounts {@code acct-00001}, {@code acct-00002} … in USDT: one to eight positions of 200 to 50 000 USDT opened at
 * the given prices, seven in ten cross, one cross position in ten hedged by half. Four accounts in five are mostly long, the
 * others mostly short. Their leverage setting is 2 to 50, never above what the tier of the position allows.
 *
 * <p>Account n depends on the seed, the symbols and n alone, not on how many there are. Over twelve simulated symbols a calm
 * day alerts about 1 account in 100, a market fall of 20 % some 7 in 10 of those with leverage 5 and more
 * (SimulatedAccountsRiskTest measures it). Immutable.
 */
public final class SimulatedAccounts {
    /** How often an account trades by default: once in five days. */
    public static final double TRADES_PER_DAY = 0.2;

    /** How many desks there are. */
    public static final int DESKS = 10;

    private static final String PREFIX = "acct-";
    private static final double DAY_MS = 24 * 3600 * 1000;

    private final Map<String, TierTerms> terms = new HashMap<>();
    private final AccountOpening opening;
    private final long seed;

    /**
     * @param firstPrices opening price of each symbol, > 0; at least one with a linear contract settled in USDT, the others
     *     are not held
     * @param listing the terms of those symbols
     */
    public SimulatedAccounts(Map<String, BigDecimal> firstPrices, InstrumentListing listing, long seed) {
        List<Map.Entry<String, BigDecimal>> held = new ArrayList<>();
        listing.bySymbol().forEach((symbol, contract) -> {
            if (contract.getContract() == ContractType.LINEAR
                    && contract.getSettleAsset().equals("USDT")) {
                terms.put(symbol, TierTerms.of(contract));
            }
        });
        new TreeMap<>(firstPrices).forEach((symbol, price) -> {
            if (terms.containsKey(symbol)) {
                held.add(Map.entry(symbol, price));
            }
        });
        if (held.isEmpty()) {
            throw new IllegalArgumentException("simulated accounts: found prices of " + firstPrices.keySet()
                    + " and USDT-settled linear terms of " + terms.keySet() + ", expected a symbol in both");
        }
        this.opening = new AccountOpening(terms, List.copyOf(held), seed);
        this.seed = seed;
    }

    /** Balances and positions of accounts 1 to {@code count} at {@code timeMs}, not yet in feed order. */
    public List<FeedRecord> open(int count, long timeMs) {
        List<FeedRecord> records = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            SimulatedAccount account = opening.open(number);
            records.add(new FeedRecord.Balance(source(records), account.balance(timeMs)));
            for (Holding holding : account.holdings()) {
                records.add(new FeedRecord.Position(source(records), holding.update(account.id(), timeMs)));
            }
        }
        return records;
    }

    /**
     * What accounts 1 to {@code count} do after {@link #open}: their positions and balances whole, after each trade or
     * deposit, at seeded times from {@code startMs} to {@code endMs}; not yet in feed order.
     *
     * @param perDay mean number of trades of an account in 24 hours, >= 0; 0: none
     * @param prices what the trades are made at; a symbol without a price is not traded
     */
    public List<FeedRecord> trades(int count, long startMs, long endMs, double perDay, PriceLookup prices) {
        if (!(perDay >= 0) || Double.isInfinite(perDay) || endMs < startMs) {
            throw new IllegalArgumentException("simulated trades: found perDay " + perDay + ", startMs " + startMs
                    + ", endMs " + endMs + ", expected a number >= 0 and startMs <= endMs");
        }
        List<FeedRecord> records = new ArrayList<>();
        AccountTrading trading = new AccountTrading(terms, prices, records);
        for (int number = 1; perDay > 0 && number <= count; number++) {
            SimulatedAccount account = opening.open(number);
            SplittableRandom random = new SplittableRandom(~seed - number * 0x9E3779B97F4A7C15L);
            long timeMs = startMs - 1;
            while (true) {
                double waitMs = -StrictMath.log(1 - random.nextDouble()) * DAY_MS / perDay;
                if (waitMs >= endMs - timeMs - 2) {
                    break;
                }
                timeMs += 2 + (long) waitMs;
                trading.trade(account, timeMs, random);
            }
        }
        return records;
    }

    /** {@code acct-00042} for 42; longer from 100 000 on. */
    static String id(int number) {
        return PREFIX + "0".repeat(Math.max(0, 5 - String.valueOf(number).length())) + number;
    }

    /**
     * Desk of a simulated account, 0 to 9: its number modulo ten.
     *
     * @throws IllegalArgumentException for another account id
     */
    public static int desk(String account) {
        if (!account.matches(PREFIX + "[0-9]{5,10}")) {
            throw new IllegalArgumentException(
                    "account: found \"" + account + "\", expected a simulated one such as acct-00042");
        }
        return account.charAt(account.length() - 1) - '0';
    }

    private static Source source(List<FeedRecord> records) {
        return new Source("simulated accounts", 1, records.size() + 1);
    }
}
