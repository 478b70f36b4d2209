package io.plimsoll.risk.indicator;

import io.plimsoll.risk.signal.SignalSeries;
import io.plimsoll.risk.signal.TrackRecords;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * How many bars a second one core takes through all indicators, on 500 symbols at 6 intervals, beside ta4j on the same bars
 * in the same run, and how much a stored symbol weighs. Run by hand with the profile {@code jmh}; arguments: symbols, bars a
 * series, rounds.
 *
 * <p>Ours is measured one series after another, as ta4j is, and a bar of every series in turn, as a stream comes. Every
 * value of every bar is read on both sides. Seconds are those of the measuring thread on a core, so that other work on the
 * machine takes no part; collection of garbage is not in them, which is in favour of ta4j.
 */
public final class IndicatorFigures {
    private static final int INTERVALS = 6;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final String EVERY_KIND =
            String.join(",", IndicatorSpec.examples().split(", ", -1));

    private final int series;
    private final int bars;
    private double checksum;

    private IndicatorFigures(int symbols, int bars) {
        this.series = symbols * INTERVALS;
        this.bars = bars;
    }

    /** Prints the figures. */
    public static void main(String[] args) {
        int symbols = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        int bars = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        IndicatorFigures figures = new IndicatorFigures(symbols, bars);
        List<List<Bar>> walks = figures.walks();

        System.out.printf(
                "%,d symbols x %d intervals, %,d bars a series, 1 thread, per second of CPU time%n",
                symbols, INTERVALS, bars);
        for (int round = 0; round <= rounds; round++) {
            double theirs = figures.ta4j(walks);
            double alone = figures.oneByOne(walks, IndicatorSpec.DEFAULT_SET);
            double spread = figures.inTurn(walks, IndicatorSpec.DEFAULT_SET);
            double every = figures.inTurn(walks, EVERY_KIND);
            double signals = figures.signals(walks);
            System.out.printf(
                    "%s: default set: ta4j %,.0f bars/s, ours one series after another %,.0f (ratio %.1f), all in turn %,.0f "
                            + "(ratio %.1f); all 16 kinds in turn %,.0f; "
                            + "indicators and signals of the stream one after another %,.0f (ratio %.1f)%n",
                    round == 0 ? "warm-up" : "round " + round,
                    theirs,
                    alone,
                    alone / theirs,
                    spread,
                    spread / theirs,
                    every,
                    signals,
                    signals / theirs);
        }
        figures.sizes(walks.get(0));
        System.out.printf("(checksum %s)%n", figures.checksum);
    }

    /** A hundred different walks, shared by the series. */
    private List<List<Bar>> walks() {
        List<List<Bar>> walks = new ArrayList<>();
        for (long seed = 0; seed < 100; seed++) {
            walks.add(Bars.walk(seed, bars, 10 + seed * seed));
        }
        return walks;
    }

    /** As a stream comes: a bar of every series, then the next; what a series remembers is seldom in a cache. */
    private double inTurn(List<List<Bar>> walks, String set) {
        List<IndicatorSpec> specs = specs(set);
        List<IndicatorSeries> all = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            all.add(new IndicatorSeries(specs, Bars.MINUTE_MS));
        }
        long start = CPU.getCurrentThreadCpuTime();
        for (int bar = 0; bar < bars; bar++) {
            for (int i = 0; i < series; i++) {
                feed(all.get(i), walks.get(i % walks.size()).get(bar));
            }
        }
        return perSecond(start);
    }

    /** As a back-fill does, and as ta4j is measured. */
    private double oneByOne(List<List<Bar>> walks, String set) {
        List<IndicatorSpec> specs = specs(set);
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < series; i++) {
            IndicatorSeries one = new IndicatorSeries(specs, Bars.MINUTE_MS);
            for (Bar bar : walks.get(i % walks.size())) {
                feed(one, bar);
            }
        }
        return perSecond(start);
    }

    /** All that the stream computes at a bar: the indicators behind the signals, all detectors, confluence. */
    private double signals(List<List<Bar>> walks) {
        TrackRecords records = TrackRecords.measured();
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < series; i++) {
            SignalSeries one = new SignalSeries("BTCUSDT", Interval.M1, records);
            for (Bar bar : walks.get(i % walks.size())) {
                one.add(bar, signal -> look(signal.confidence()));
            }
        }
        return perSecond(start);
    }

    private void feed(IndicatorSeries to, Bar bar) {
        to.add(bar);
        for (io.plimsoll.risk.indicator.Indicator indicator : to.indicators()) {
            for (int output = 0; output < indicator.outputs().size(); output++) {
                look(indicator.value(output));
            }
        }
    }

    private double ta4j(List<List<Bar>> walks) {
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < series; i++) {
            BarSeries one = Ta4j.series(List.of());
            Map<String, Indicator<Num>> indicators = Ta4j.indicators(one);
            for (Bar bar : walks.get(i % walks.size())) {
                Ta4j.add(one, bar);
                for (Indicator<Num> indicator : indicators.values()) {
                    look(indicator.getValue(one.getEndIndex()).doubleValue());
                }
            }
        }
        return perSecond(start);
    }

    private void sizes(List<Bar> walk) {
        for (String set : List.of(IndicatorSpec.DEFAULT_SET, EVERY_KIND)) {
            IndicatorSeries one = new IndicatorSeries(specs(set), Bars.MINUTE_MS);
            walk.forEach(one::add);
            int numbers = one.state().stream()
                    .mapToInt(state -> state.numbers().length)
                    .sum();
            System.out.printf(
                    "stored: %,d numbers a series, %,d bytes a symbol (8 a number, %d intervals): %s%n",
                    numbers, 8 * numbers * INTERVALS, INTERVALS, set);
        }
        int numbers = new SignalSeries("BTCUSDT", Interval.M1, TrackRecords.none()).state().numbers().length;
        System.out.printf(
                "stored: %,d numbers a series, %,d bytes a symbol (8 a number, %d intervals): signals of the stream%n",
                numbers, 8 * numbers * INTERVALS, INTERVALS);
    }

    private void look(double value) {
        checksum += Double.isNaN(value) ? 0 : value;
    }

    private double perSecond(long startNs) {
        return 1e9 * series * bars / (CPU.getCurrentThreadCpuTime() - startNs);
    }

    private static List<IndicatorSpec> specs(String set) {
        return Arrays.stream(set.split(",", -1)).map(IndicatorSpec::parse).toList();
    }
}
