package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the venue does to an account that is through: an isolated position goes with its margin, a cross pool with its
 * wallet. Seen at the times it is asked about only, and by a rate on all of the notional, so a little early: enough for a
 * simulation in which accounts do not live on under water for ever.
 */
final class AccountLiquidation {
    private final Map<String, TierTerms> terms;
    private final PriceLookup prices;
    private final List<FeedRecord> records;

    AccountLiquidation(Map<String, TierTerms> terms, PriceLookup prices, List<FeedRecord> records) {
        this.terms = terms;
        this.prices = prices;
        this.records = records;
    }

    /** Takes what can no longer be held at {@code timeMs}. */
    void check(SimulatedAccount account, long timeMs) {
        List<Holding> lost = new ArrayList<>();
        List<Holding> pool = new ArrayList<>();
        double spare = account.wallet().doubleValue();
        boolean priced = true;
        for (Holding holding : account.holdings()) {
            OptionalDouble now = spare(holding, timeMs);
            if (holding.isolatedMargin().isPresent()) {
                double margin = holding.isolatedMargin().get().doubleValue();
                if (now.isPresent() && margin + now.getAsDouble() <= 0) {
                    lost.add(holding);
                }
            } else {
                pool.add(holding);
                priced &= now.isPresent();
                spare += now.orElse(0);
            }
        }
        boolean poolLost = priced && !pool.isEmpty() && spare <= 0;
        if (poolLost) {
            lost.addAll(pool);
        }
        lost.forEach(holding -> close(account, holding, timeMs));
        if (poolLost) {
            account.credit(account.wallet().negate());
            records.add(new FeedRecord.Balance(source(), account.balance(timeMs + 1)));
        }
    }

    /** Unrealised profit less maintenance margin; empty without a price. */
    private OptionalDouble spare(Holding holding, long timeMs) {
        Optional<BigDecimal> price = prices.priceAt(holding.symbol(), timeMs);
        if (price.isEmpty()) {
            return OptionalDouble.empty();
        }
        TierTerms of = Objects.requireNonNull(terms.get(holding.symbol()), holding.symbol());
        double mark = price.get().doubleValue();
        return OptionalDouble.of(
                holding.profit(holding.quantity(), mark, of) - of.maintenance(holding.notional(mark, of)));
    }

    private void close(SimulatedAccount account, Holding holding, long timeMs) {
        Holding nothing =
                holding.less(holding.quantity(), holding.isolatedMargin().map(margin -> BigDecimal.ZERO));
        account.replace(account.holdings().indexOf(holding), nothing);
        records.add(new FeedRecord.Position(source(), nothing.update(account.id(), timeMs)));
    }

    private Source source() {
        return new Source("simulated liquidations", 3, records.size() + 1);
    }
}
