package io.plimsoll.streams.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.AccountReader;
import io.plimsoll.risk.book.UnitStanding;
import io.plimsoll.risk.margin.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotSweepTest {
    private static final Scope POOL = Scope.cross("USDT");

    private final Map<String, UnitStanding> standings = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final long[] costNs = {0};
    private final SnapshotSweep sweep = new SnapshotSweep(
            Standings::new,
            new SnapshotSettings(Duration.ofSeconds(1), 0.01),
            figures -> told.add(figures.account()),
            () -> told.size() * costNs[0]);

    @Test
    void tellsEveryAccountInTheFirstRoundAndNoneInAQuietSecondOne() {
        for (int i = 0; i < 100; i++) {
            stand("a" + i, 0.5, 100);
        }

        run(0, 1_000);
        assertThat(told).hasSize(100).doesNotHaveDuplicates();

        run(1_000, 3_000);
        assertThat(told).hasSize(100);
    }

    @Test
    void tellsNewsAtTheNextSliceWhereverTheRoundIs() {
        stand("a", 0.5, 100);
        stand("b", 0.5, 100);
        run(0, 1_000);
        told.clear();

        sweep.news("b");
        sweep.news("b");
        sweep.slice(1_000);

        assertThat(told).containsExactly("b");
    }

    @Test
    void leavesOutAMovementOfOneStepAndTellsALargerOne() {
        stand("a", 0.5, 100);
        run(0, 1_000);
        told.clear();

        stand("a", 0.5, 101);
        run(1_000, 3_000);
        assertThat(told).isEmpty();

        stand("a", 0.5, 101.01);
        run(3_000, 5_000);
        assertThat(told).containsExactly("a");
    }

    @Test
    void addsUpSmallMovementsInOneDirection() {
        stand("a", 0.5, 100);
        run(0, 1_000);
        told.clear();

        for (int i = 1; i <= 4; i++) {
            stand("a", 0.5 + i * 0.003, 100);
            run(i * 1_000L, (i + 1) * 1_000L);
        }

        assertThat(told).containsExactly("a");
    }

    @Test
    void knowsAnInfiniteRatioFromItselfAndFromAFiniteOne() {
        stand("a", Double.POSITIVE_INFINITY, 0);
        run(0, 1_000);
        told.clear();

        run(1_000, 3_000);
        assertThat(told).isEmpty();

        stand("a", 3, 0);
        run(3_000, 5_000);
        assertThat(told).containsExactly("a");
    }

    @Test
    void tellsAnAccountThatMovesAllTheTimeOnceAnInterval() {
        stand("a", 0.5, 100);
        for (int i = 0; i < 200; i++) {
            stand("a", 0.5, 100 + 10 * (i % 2) + i);
            sweep.slice(i * 50L);
        }

        assertThat(told).hasSizeBetween(9, 11);
    }

    /** Telling one takes 0.1 ms, a slice 2.5 ms: it ends with the batch that takes it beyond. */
    @Test
    void leavesToTheNextSliceWhatItsTimeDoesNotSufficeFor() {
        for (int i = 0; i < 1_000; i++) {
            stand("a" + i, 0.5, 100);
        }
        run(0, 1_000);
        assertThat(told).hasSize(1_000);
        told.clear();
        costNs[0] = 100_000;

        for (int i = 0; i < 100; i++) {
            sweep.news("a" + i);
        }
        sweep.slice(1_050);
        assertThat(told).hasSizeBetween(25, 32);
        for (int i = 0; i < 3; i++) {
            sweep.slice(1_100 + 50 * i);
        }

        assertThat(told).hasSize(100).doesNotHaveDuplicates();
    }

    /** The guarantee. An interval is 20 slices; a round may begin up to two slices late. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasToldLastIsWithinAStepOfWhatWasTrueDuringTheLastInterval(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] truth = new double[500][22];
        double[] now = random.doubles(500).toArray();
        double[] shown = new double[500];
        SnapshotSweep watched = new SnapshotSweep(
                () -> new Ratios(now),
                new SnapshotSettings(Duration.ofSeconds(1), 0.01),
                figures -> shown[Integer.parseInt(figures.account())] = now[Integer.parseInt(figures.account())],
                () -> 0);
        for (int account = 0; account < 500; account++) {
            watched.know(Integer.toString(account));
        }

        for (int slice = 0; slice < 400; slice++) {
            for (int account = 0; account < 500; account++) {
                now[account] += 0.004 * (random.nextDouble() - 0.5);
                truth[account][slice % 22] = now[account];
            }
            watched.slice(slice * 50L);
            for (int account = 0; slice >= 22 && account < 500; account++) {
                double told = shown[account];
                assertThat(Arrays.stream(truth[account])
                                .map(ratio -> Math.abs(ratio - told))
                                .min()
                                .orElseThrow())
                        .as(
                                "seed %d, slice %d, account %d: distance of %s from %s",
                                seed, slice, account, told, truth[account])
                        .isLessThanOrEqualTo(0.01);
            }
        }
    }

    private void stand(String account, double marginRatio, double marginBalance) {
        standings.put(account, new UnitStanding(POOL, marginBalance, 1, marginRatio));
        sweep.know(account);
    }

    private void run(long fromMs, long toMs) {
        for (long now = fromMs; now < toMs; now += 50) {
            sweep.slice(now);
        }
    }

    /** A book of accounts 0, 1, … with one unit each. */
    private record Ratios(double[] ratios) implements AccountReader {
        @Override
        public AccountFigures figures(String account) {
            return new AccountFigures(account, List.of(), new TreeMap<>());
        }

        @Override
        public List<UnitStanding> standing(String account) {
            return List.of(new UnitStanding(POOL, 100, 1, ratios[Integer.parseInt(account)]));
        }
    }

    /** A book that knows one unit of each account. */
    private final class Standings implements AccountReader {
        @Override
        public AccountFigures figures(String account) {
            return new AccountFigures(account, List.of(), new TreeMap<>());
        }

        @Override
        public List<UnitStanding> standing(String account) {
            UnitStanding standing = standings.get(account);
            return standing == null ? List.of() : List.of(standing);
        }
    }
}
