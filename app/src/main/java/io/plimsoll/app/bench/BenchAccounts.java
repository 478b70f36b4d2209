package io.plimsoll.app.bench;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a bench, made as they are wanted and kept nowhere: one to eight positions each, 70 % of them cross, 70 %
 * long; symbols by Zipf's law. Equity is 15 to 50 % of the notional, for one account in fifty 10 to 12 %, which is near the
 * level of 10 % of the built-in distance rule.
 */
final class BenchAccounts {
    private static final double NEAR = 0.02;

    private final BenchPlan plan;
    private final BenchMarket market;

    BenchAccounts(BenchPlan plan, BenchMarket market) {
        this.plan = plan;
        this.market = market;
    }

    /** Gives every record, each account's balance first; the same each time. */
    void each(Consumer<SpecificRecord> records) {
        SplittableRandom random = new SplittableRandom(plan.seed() + 1);
        int left = plan.positions();
        for (int account = 0; account < plan.accounts(); account++) {
            int others = plan.accounts() - account - 1;
            int mean = Math.max(1, left / (others + 1));
            int wanted = 1 + random.nextInt(2 * mean - 1);
            int most = Math.min(BenchPlan.MOST_POSITIONS, plan.symbols());
            // what is left must be enough for the others, and not too much for them
            int count = Math.max(left - others * most, Math.min(Math.min(wanted, most), left - others));
            left -= count;
            account("acc-" + account, count, random, records);
        }
    }

    private void account(String name, int count, SplittableRandom random, Consumer<SpecificRecord> records) {
        double equity = random.nextDouble() < NEAR ? random.nextDouble(0.10, 0.12) : random.nextDouble(0.15, 0.50);
        PositionUpdate[] positions = new PositionUpdate[count];
        double pool = 0;
        boolean[] taken = new boolean[plan.symbols()];
        for (int i = 0; i < count; i++) {
            int symbol = market.popular(random);
            while (taken[symbol]) {
                symbol = market.popular(random);
            }
            taken[symbol] = true;
            double notional = Math.exp(random.nextDouble(Math.log(500), Math.log(50_000)));
            boolean cross = random.nextDouble() < 0.7;
            pool += cross ? notional : 0;
            Side side = random.nextDouble() < 0.7 ? Side.LONG : Side.SHORT;
            positions[i] = position(name, symbol, side, notional, cross ? -1 : notional * equity);
        }
        records.accept(balance(name, pool * equity + 10));
        List.of(positions).forEach(records);
    }

    /** A position opened at the first price; {@code isolatedMargin} below 0: cross. */
    private PositionUpdate position(String account, int symbol, Side side, double notional, double isolatedMargin) {
        boolean cross = isolatedMargin < 0;
        double price = market.firstPrice(symbol);
        return position(account, market.symbol(symbol), side, notional / price, price, cross ? null : isolatedMargin);
    }

    static PositionUpdate position(
            String account,
            String symbol,
            Side side,
            double quantity,
            double entryPrice,
            @Nullable Double isolatedMargin) {
        return PositionUpdate.newBuilder()
                .setTime(BenchMarket.START)
                .setAccount(account)
                .setSymbol(symbol)
                .setSide(side)
                .setMarginMode(isolatedMargin == null ? MarginMode.CROSS : MarginMode.ISOLATED)
                .setQuantity(decimal(quantity))
                .setEntryPrice(decimal(entryPrice))
                .setIsolatedMargin(isolatedMargin == null ? null : decimal(isolatedMargin))
                .build();
    }

    static BalanceUpdate balance(String account, double amount) {
        return BalanceUpdate.newBuilder()
                .setTime(BenchMarket.START)
                .setAccount(account)
                .setAsset(BenchMarket.ASSET)
                .setWalletBalance(decimal(amount))
                .build();
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(8, RoundingMode.HALF_EVEN).setScale(18);
    }
}
