package io.plimsoll.risk.oracle;

import static io.plimsoll.risk.oracle.Decimals.over;
import static io.plimsoll.risk.oracle.Decimals.times;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One unit by the contract's definitions. An empty ratio is an infinite one. */
record ExactUnit(BigDecimal collateral, List<ExactLeg> legs, Map<String, BigDecimal> marks) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int DOUBLINGS = 40;
    private static final int HALVINGS = 56;

    BigDecimal balance(Map<String, BigDecimal> prices) {
        BigDecimal balance = collateral;
        for (ExactLeg leg : legs) {
            balance = balance.add(leg.pnl(price(leg, prices)));
        }
        return balance;
    }

    BigDecimal maintenance(Map<String, BigDecimal> prices) {
        BigDecimal maintenance = BigDecimal.ZERO;
        for (ExactLeg leg : legs) {
            maintenance = maintenance.add(leg.maintenance(price(leg, prices)));
        }
        return maintenance;
    }

    Optional<BigDecimal> ratio() {
        if (legs.isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        BigDecimal balance = balance(marks);
        return balance.signum() > 0 ? Optional.of(over(maintenance(marks), balance)) : Optional.empty();
    }

    boolean liquidatable() {
        return balance(marks).compareTo(maintenance(marks)) <= 0;
    }

    /**
     * Nearest price of a symbol at which balance falls to maintenance, by doubling or halving the price until it has and
     * then bisecting: the surplus is concave in the notional, so each way there is at most one such price. Only for a
     * unit that is not liquidatable; prices beyond a factor of 2^40 count as none.
     */
    Optional<BigDecimal> liquidationPrice(String symbol) {
        BigDecimal mark = mark(symbol);
        Optional<BigDecimal> up = cross(symbol, mark, true);
        Optional<BigDecimal> down = cross(symbol, mark, false);
        if (up.isPresent() && down.isPresent()) {
            boolean upIsNearer = up.get().subtract(mark).compareTo(mark.subtract(down.get())) < 0;
            return upIsNearer ? up : down;
        }
        return up.isPresent() ? up : down;
    }

    BigDecimal mark(String symbol) {
        BigDecimal mark = marks.get(symbol);
        if (mark == null) {
            throw new IllegalStateException("no mark of " + symbol);
        }
        return mark;
    }

    private Optional<BigDecimal> cross(String symbol, BigDecimal mark, boolean upwards) {
        BigDecimal safe = mark;
        for (int i = 0; i < DOUBLINGS; i++) {
            BigDecimal next = upwards ? times(safe, TWO) : over(safe, TWO);
            if (isSafe(symbol, next)) {
                safe = next;
                continue;
            }
            BigDecimal unsafe = next;
            for (int j = 0; j < HALVINGS; j++) {
                BigDecimal middle = over(safe.add(unsafe), TWO);
                if (isSafe(symbol, middle)) {
                    safe = middle;
                } else {
                    unsafe = middle;
                }
            }
            return Optional.of(unsafe);
        }
        return Optional.empty();
    }

    private boolean isSafe(String symbol, BigDecimal price) {
        BigDecimal surplus = collateral;
        for (ExactLeg leg : legs) {
            BigDecimal at = leg.position().symbol().equals(symbol)
                    ? price
                    : mark(leg.position().symbol());
            surplus = surplus.add(leg.pnl(at)).subtract(leg.maintenance(at));
        }
        return surplus.signum() > 0;
    }

    /** The unit after closing a fraction of one leg at mark. */
    ExactUnit afterClosing(ExactLeg closed, BigDecimal fraction) {
        BigDecimal price = mark(closed.position().symbol());
        BigDecimal money =
                collateral.add(times(fraction, closed.pnl(price))).subtract(times(fraction, closed.fee(price)));
        List<ExactLeg> rest = new ArrayList<>();
        for (ExactLeg leg : legs) {
            if (!leg.equals(closed)) {
                rest.add(leg);
            } else if (fraction.compareTo(BigDecimal.ONE) < 0) {
                BigDecimal left = times(leg.quantity(), BigDecimal.ONE.subtract(fraction));
                rest.add(new ExactLeg(leg.position(), leg.terms(), left));
            }
        }
        return new ExactUnit(money, rest, marks);
    }

    /** Whether maintenance is at most {@code target} of the balance. */
    boolean meets(BigDecimal target) {
        return maintenance(marks).compareTo(times(target, balance(marks))) <= 0;
    }

    /** Smallest fraction of a leg whose closing meets the target, by bisection; empty when all of it does not. */
    Optional<BigDecimal> smallestFraction(ExactLeg leg, BigDecimal target) {
        if (!afterClosing(leg, BigDecimal.ONE).meets(target)) {
            return Optional.empty();
        }
        BigDecimal tooLittle = BigDecimal.ZERO;
        BigDecimal enough = BigDecimal.ONE;
        for (int i = 0; i < HALVINGS; i++) {
            BigDecimal middle = over(tooLittle.add(enough), TWO);
            if (afterClosing(leg, middle).meets(target)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return Optional.of(enough);
    }

    private BigDecimal price(ExactLeg leg, Map<String, BigDecimal> prices) {
        BigDecimal price = prices.get(leg.position().symbol());
        if (price == null) {
            throw new IllegalStateException("no price of " + leg.position().symbol());
        }
        return price;
    }
}
