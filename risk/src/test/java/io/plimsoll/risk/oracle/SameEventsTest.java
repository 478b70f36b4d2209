package io.plimsoll.risk.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.plimsoll.risk.book.IndexFigures;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.book.UnitStanding;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The triggered book against the reference on the same random histories: every call of the listener, in order, with every
 * bit, also of a book made anew from what was stored at any point.
 *
 * <p>More histories with {@code -Dplimsoll.histories=20000} (profile {@code nightly}), others with
 * {@code -Dplimsoll.first-seed=1000000}.
 */
class SameEventsTest {

    private static final int RECORDS = 400;
    private static final int RESTART_EVERY = 90;

    private final long histories = Long.getLong("plimsoll.histories", 12);
    private final long firstSeed = Long.getLong("plimsoll.first-seed", 1);

    /** What was told by one record, in order. */
    private static final class Told implements RiskListener {

        private final List<Object> calls = new ArrayList<>();
        private final Map<LadderKey, LadderState> ladders = new TreeMap<>();

        @Override
        public void onTransition(AlertTransition transition) {
            calls.add(transition);
        }

        @Override
        public void onLadder(LadderKey key, LadderState state) {
            calls.add(Map.entry(key, state));
            ladders.put(key, state);
        }

        List<Object> drain() {
            List<Object> drained = List.copyOf(calls);
            calls.clear();
            return drained;
        }
    }

    @Test
    void thePricesOnTheirWayTellTheSameAsTheReferenceBitForBit() {
        long events = 0;
        for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
            events += run(seed, RandomHistory.wild(seed).inputs(RECORDS));
            events += run(seed, new RandomHistory(seed).inputs(RECORDS));
            events += run(seed, new RandomHistory(seed).stressed().inputs(RECORDS));
            events += run(seed, new RandomHistory(seed).withMarketSide().inputs(RECORDS));
            events += run(seed, RandomHistory.wild(seed).withMarketSide().inputs(RECORDS));
        }

        assertThat(events).as("events compared").isGreaterThan(20 * histories);
    }

    private static long run(long seed, List<Input> inputs) {
        RiskBook reference = new ReferenceRiskBook();
        RiskBook triggered = new TriggeredRiskBook();
        RiskBook restarted = new TriggeredRiskBook();
        Told expected = new Told();
        Told told = new Told();
        Told toldAfterRestart = new Told();
        World world = new World();
        long events = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            if (i % RESTART_EVERY == (RESTART_EVERY + seed) % RESTART_EVERY) {
                restarted = new TriggeredRiskBook();
                world.restoreTo(restarted, expected.ladders);
            }
            world.take(input);
            input.to(reference, expected);
            input.to(triggered, told);
            input.to(restarted, toldAfterRestart);
            String where = "seed " + seed + ", record " + i + " " + input;
            List<Object> calls = expected.drain();
            assertThat(told.drain()).as(where).isEqualTo(calls);
            assertThat(toldAfterRestart.drain()).as("%s, restarted", where).isEqualTo(calls);
            events += calls.stream().filter(AlertTransition.class::isInstance).count();
        }
        return events;
    }

    /** The look that the snapshots take, which goes a shorter way than evidence, shows the same figures. */
    @Test
    void everyUnitStandsAsInTheReference() {
        long compared = 0;
        for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
            RiskBook reference = new ReferenceRiskBook();
            RiskBook triggered = new TriggeredRiskBook();
            World world = new World();
            int record = 0;
            for (Input input : RandomHistory.wild(seed).inputs(RECORDS)) {
                world.take(input);
                input.to(reference, new Told());
                input.to(triggered, new Told());
                record++;
                for (String account : world.positions.keySet()) {
                    List<UnitStanding> expected = reference.standing(account);
                    List<UnitStanding> found = triggered.standing(account);
                    String where = "seed " + seed + ", record " + record + ", account " + account;
                    assertThat(found).as(where).hasSameSizeAs(expected);
                    for (int i = 0; i < found.size(); i++) {
                        assertSame(found.get(i), expected.get(i), where);
                        compared++;
                    }
                }
            }
        }

        assertThat(compared).as("units compared").isGreaterThan(500 * histories);
    }

    private static void assertSame(UnitStanding found, UnitStanding expected, String where) {
        assertThat(found.scope()).as(where).isEqualTo(expected.scope());
        double money = Math.abs(expected.marginBalance()) + Math.abs(expected.maintenanceMargin()) + 1;
        assertThat(found.marginBalance()).as(where).isCloseTo(expected.marginBalance(), within(1e-9 * money));
        assertThat(found.maintenanceMargin()).as(where).isCloseTo(expected.maintenanceMargin(), within(1e-9 * money));
        if (Math.abs(expected.marginBalance()) > 1e-6 * money) {
            assertThat(found.marginRatio()).as(where).isCloseTo(expected.marginRatio(), withinPercentage(0.001));
        }
    }

    /** A book that woke everything would tell the same as well. */
    @Test
    void mostHoldersOfASymbolAreNotWokenByItsPrice() {
        long wakes = 0;
        long prices = 0;
        long heldPrices = 0;
        for (long seed = firstSeed; seed < firstSeed + histories; seed++) {
            TriggeredRiskBook book = new TriggeredRiskBook();
            World world = new World();
            Told told = new Told();
            for (Input input : RandomHistory.wild(seed).inputs(RECORDS)) {
                world.take(input);
                input.to(book, told);
                if (input instanceof Input.Price price) {
                    heldPrices += world.positions.keySet().stream()
                            .filter(account -> world.holds(account, price.symbol()))
                            .count();
                }
            }
            IndexFigures figures = book.figures();
            wakes += figures.wakes();
            prices += figures.prices();
        }

        assertThat(prices).isGreaterThan(200 * histories);
        assertThat((double) wakes / heldPrices).as("share of holders woken").isBetween(0.01, 0.5);
    }
}
