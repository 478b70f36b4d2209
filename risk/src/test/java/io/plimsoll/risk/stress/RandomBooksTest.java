package io.plimsoll.risk.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** First crossing and worst point of random books against the same books in exact decimals, point by point. */
class RandomBooksTest {

    private static final int BOOKS = 3_000;
    private static final int POINTS = 100;

    @Test
    void theSurplusIsAboveZeroBeforeTheFirstCrossingAndNotAfterIt() {
        int crossings = 0;
        for (long seed = 1; seed <= BOOKS; seed++) {
            RandomBook book = new RandomBook(seed);
            MarginUnit unit = book.unit();
            double noise = 1e-12 * money(unit);

            OptionalDouble found = FirstCrossing.of(unit, book.drift(), 1);

            double end = found.orElse(1);
            for (int i = 0; end > 0 && i < POINTS; i++) {
                double t = end * i / POINTS;
                assertThat(surplus(book, t))
                        .as("seed %d, surplus at %s before the crossing %s", seed, t, found)
                        .isGreaterThan(-noise);
            }
            if (found.isPresent()) {
                double after = Math.nextUp(end + 1e-12 * end);
                assertThat(surplus(book, after))
                        .as("seed %d, surplus just after the crossing %s", seed, end)
                        .isLessThanOrEqualTo(noise + 1e-11 * money(unit));
                crossings++;
            }
        }

        assertThat(crossings).as("books that cross").isBetween(BOOKS / 4, BOOKS * 9 / 10);
    }

    @Test
    void noPointOfTheMoveHasALargerRatioThanTheWorst() {
        int inside = 0;
        int finite = 0;
        for (long seed = 1; seed <= BOOKS; seed++) {
            RandomBook book = new RandomBook(seed);
            MarginUnit unit = book.unit();

            WorstPoint worst = WorstPoint.of(unit, book.drift(), end(book));

            for (int i = 0; i <= POINTS; i++) {
                double t = (double) i / POINTS;
                assertThat(ratio(book, t))
                        .as("seed %d, ratio at %s, worst %s", seed, t, worst)
                        .isLessThanOrEqualTo(worst.marginRatio() * (1 + 1e-9) + 1e-9);
            }
            if (worst.marginRatio() < 1_000) {
                finite++;
                double nearby = Math.max(
                        ratio(book, worst.pathTime()),
                        Math.max(
                                ratio(book, worst.pathTime() * (1 - 1e-12)),
                                ratio(book, worst.pathTime() * (1 + 1e-12))));
                assertThat(nearby)
                        .as("seed %d, ratio at the worst point %s", seed, worst)
                        .isCloseTo(worst.marginRatio(), within(1e-6 * (1 + worst.marginRatio())));
                if (worst.pathTime() > 0 && worst.pathTime() < 1) {
                    inside++;
                }
            }
            assertThat(worst.marginRatio() >= 1)
                    .as("seed %d, liquidated and worst %s", seed, worst)
                    .isEqualTo(FirstCrossing.of(unit, book.drift(), 1).isPresent());
        }

        assertThat(finite).as("books with a finite worst ratio").isGreaterThan(BOOKS / 4);
        assertThat(inside).as("books that are worst on the way").isGreaterThan(BOOKS / 100);
    }

    private static double surplus(RandomBook book, double t) {
        return ExactSurplus.at(book.unit(), book.rates(), t).surplus();
    }

    private static double ratio(RandomBook book, double t) {
        return ExactSurplus.at(book.unit(), book.rates(), t).ratio();
    }

    private static MarginUnit end(RandomBook book) {
        Map<String, Double> marks = new HashMap<>();
        Map<String, Double> assets = new HashMap<>();
        for (OpenPosition open : book.unit().positions()) {
            marks.put(
                    open.position().symbol(),
                    open.markPrice() * factor(book, open.position().symbol()));
        }
        for (CollateralHolding holding : book.unit().holdings()) {
            assets.put(holding.asset(), holding.price() * factor(book, holding.asset()));
        }
        assets.remove("USDT");
        return book.unit().at(marks, assets);
    }

    private static double factor(RandomBook book, String name) {
        return Math.max(1 + book.rates().getOrDefault(name, 0.0), 1e-9);
    }

    /** Money in play at the start, the scale of rounding. */
    private static double money(MarginUnit unit) {
        double money = Math.abs(unit.collateral()) + unit.notional();
        for (OpenPosition open : unit.positions()) {
            money += open.entryNotional() * open.settlePrice();
        }
        return money;
    }
}
