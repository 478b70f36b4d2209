package io.plimsoll.producers.simulation;

import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides what account n holds at the start, from the seed and n alone.
 *
 * <p>Margin: at least the initial margin at the account's leverage, and beyond maintenance a cushion of 9 to 22 % of the
 * exposure plus a tenth of the largest symbol's part of it. Without the latter an account in one symbol would start within
 * 10 % of liquidation, where a desk wants to be warned. So a day's 3 % alerts few, and a fall of a fifth most.
 */
final class AccountOpening {
    private static final int[] LEVERAGES = {2, 3, 5, 5, 10, 10, 20, 20, 25, 50};
    private static final double SMALLEST = 200;
    private static final double LARGEST_TO_SMALLEST = 250;

    private final Map<String, TierTerms> terms;
    private final List<Map.Entry<String, BigDecimal>> prices;
    private final long seed;

    /** @param prices opening price of each symbol of {@code terms} */
    AccountOpening(Map<String, TierTerms> terms, List<Map.Entry<String, BigDecimal>> prices, long seed) {
        this.terms = terms;
        this.prices = prices;
        this.seed = seed;
    }

    SimulatedAccount open(int number) {
        SplittableRandom random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
        int leverage = LEVERAGES[random.nextInt(LEVERAGES.length)];
        int longsInTen = random.nextInt(5) < 4 ? 9 : 2;
        int wanted = Math.min(random.nextInt(1, 9), prices.size());
        int first = random.nextInt(prices.size());
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            var held = prices.get((first + i * (prices.size() / wanted)) % prices.size());
            Side side = random.nextInt(10) < longsInTen ? Side.LONG : Side.SHORT;
            double notional = SMALLEST * StrictMath.pow(LARGEST_TO_SMALLEST, random.nextDouble());
            boolean cross = random.nextInt(10) < 7;
            Holding holding = position(held, side, notional, leverage, cross ? Optional.empty() : Optional.of(random));
            holdings.add(holding);
            if (cross && random.nextInt(10) == 0) {
                Side other = side == Side.LONG ? Side.SHORT : Side.LONG;
                holdings.add(position(held, other, notional / 2, leverage, Optional.empty()));
            }
        }
        return new SimulatedAccount(SimulatedAccounts.id(number), holdings, wallet(holdings, random));
    }

    /** An isolated position when {@code isolated} gives the chance for its margin. */
    private Holding position(
            Map.Entry<String, BigDecimal> held,
            Side side,
            double wantedNotional,
            int leverage,
            Optional<SplittableRandom> isolated) {
        TierTerms of = termsOf(held.getKey());
        BigDecimal quantity = Holding.quantityWorth(wantedNotional, held.getValue(), of);
        double notional = quantity.doubleValue() * held.getValue().doubleValue() * of.contractSize();
        int allowed = of.leverage(leverage, notional);
        Optional<BigDecimal> margin = isolated.map(random -> Holding.money(
                Math.max(notional / allowed, of.maintenance(notional) + cushion(notional, notional, random))));
        return new Holding(held.getKey(), side, quantity, held.getValue(), margin, allowed);
    }

    private BigDecimal wallet(List<Holding> holdings, SplittableRandom random) {
        Map<String, Double> exposures = new HashMap<>();
        double initial = 0;
        double maintenance = 0;
        for (Holding holding : holdings) {
            if (holding.isolatedMargin().isEmpty()) {
                TierTerms of = termsOf(holding.symbol());
                double notional = holding.notional(holding.entryPrice().doubleValue(), of);
                exposures.merge(holding.symbol(), holding.side() == Side.LONG ? notional : -notional, Double::sum);
                initial += notional / holding.leverage();
                maintenance += of.maintenance(notional);
            }
        }
        double all = exposures.values().stream().mapToDouble(Math::abs).sum();
        double largest =
                exposures.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return Holding.money(100 + Math.max(initial, maintenance + cushion(all, largest, random)));
    }

    private static double cushion(double exposure, double largest, SplittableRandom random) {
        return 0.10 * largest + exposure * random.nextDouble(0.09, 0.22);
    }

    private TierTerms termsOf(String symbol) {
        return Objects.requireNonNull(terms.get(symbol), symbol);
    }
}
