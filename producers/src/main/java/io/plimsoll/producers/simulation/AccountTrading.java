package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trades of one account: two in five close a quarter, half or all of a position, two in five add 10 to 30 % to one with
 * fresh money for its margin, one in five is a deposit. A trade the account could not pay for does not happen.
 *
 * <p>Balance and position change in two records, and risk is judged after each. A gain is booked before its position goes
 * and a loss a millisecond after, so that no state in between is worse than the true one.
 */
final class AccountTrading {
    private static final double FRESH_MARGIN = 0.25;

    private final Map<String, TierTerms> terms;
    private final PriceLookup prices;
    private final List<FeedRecord> records;

    AccountTrading(Map<String, TierTerms> terms, PriceLookup prices, List<FeedRecord> records) {
        this.terms = terms;
        this.prices = prices;
        this.records = records;
    }

    /** Does one thing at {@code timeMs}, and at the latest one millisecond after. */
    void trade(SimulatedAccount account, long timeMs, SplittableRandom random) {
        int choice = random.nextInt(5);
        int part = random.nextInt(4);
        double size = random.nextDouble();
        if (choice == 4 || account.holdings().isEmpty()) {
            account.credit(Holding.money(50 + account.wallet().doubleValue() * (0.05 + 0.15 * size)));
            balance(account, timeMs);
            return;
        }
        int place = random.nextInt(account.holdings().size());
        Holding holding = account.holdings().get(place);
        Optional<BigDecimal> price = prices.priceAt(holding.symbol(), timeMs);
        if (price.isPresent() && choice < 2) {
            reduce(account, place, part == 0 ? 0.25 : part == 1 ? 0.5 : 1, price.get(), timeMs);
        } else if (price.isPresent()) {
            add(account, place, 0.1 + 0.2 * size, price.get(), timeMs);
        }
    }

    private void reduce(SimulatedAccount account, int place, double fraction, BigDecimal price, long timeMs) {
        Holding holding = account.holdings().get(place);
        TierTerms of = termsOf(holding);
        BigDecimal closed = fraction == 1 ? holding.quantity() : rounded(holding, fraction);
        double fee = closed.doubleValue() * price.doubleValue() * of.contractSize() * of.takerFeeRate();
        Optional<BigDecimal> released =
                holding.isolatedMargin().map(margin -> Holding.money(margin.doubleValue() * fraction));
        BigDecimal change = Holding.money(holding.profit(closed, price.doubleValue(), of) - fee)
                .add(released.orElse(BigDecimal.ZERO));
        boolean paid = released.isPresent()
                ? change.signum() >= 0
                : account.wallet().add(change).signum() >= 0;
        if (!paid) {
            return;
        }
        Holding left = holding.less(closed, holding.isolatedMargin().map(m -> m.subtract(released.orElse(m))));
        account.credit(change);
        account.replace(place, left);
        if (change.signum() >= 0) {
            balance(account, timeMs);
            position(account, left, timeMs);
        } else {
            position(account, left, timeMs);
            balance(account, timeMs + 1);
        }
    }

    private void add(SimulatedAccount account, int place, double fraction, BigDecimal price, long timeMs) {
        Holding holding = account.holdings().get(place);
        TierTerms of = termsOf(holding);
        BigDecimal added = rounded(holding, fraction);
        double notional = added.doubleValue() * price.doubleValue() * of.contractSize();
        int leverage = of.leverage(holding.leverage(), notional + holding.notional(price.doubleValue(), of));
        BigDecimal fresh = Holding.money(Math.max(notional / leverage, FRESH_MARGIN * notional));
        Optional<BigDecimal> margin = holding.isolatedMargin().map(m -> m.add(fresh));
        Holding now = holding.plus(added, price, margin, leverage);
        if (margin.isEmpty()) {
            account.credit(fresh);
            balance(account, timeMs);
        }
        account.replace(place, now);
        position(account, now, timeMs);
    }

    private static BigDecimal rounded(Holding holding, double fraction) {
        int scale = Math.max(0, holding.quantity().scale()) + 2;
        return holding.quantity().multiply(BigDecimal.valueOf(fraction)).setScale(scale, RoundingMode.HALF_UP);
    }

    private TierTerms termsOf(Holding holding) {
        return Objects.requireNonNull(terms.get(holding.symbol()), holding.symbol());
    }

    private void balance(SimulatedAccount account, long timeMs) {
        records.add(new FeedRecord.Balance(source(), account.balance(timeMs)));
    }

    private void position(SimulatedAccount account, Holding holding, long timeMs) {
        records.add(new FeedRecord.Position(source(), holding.update(account.id(), timeMs)));
    }

    private Source source() {
        return new Source("simulated trades", 2, records.size() + 1);
    }
}
