package io.plimsoll.app.bench;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Indicator;
import io.plimsoll.risk.indicator.IndicatorSeries;
import io.plimsoll.risk.indicator.IndicatorSpec;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.SeriesState;
import io.plimsoll.risk.signal.SignalSeries;
import io.plimsoll.risk.signal.TrackRecords;
import io.plimsoll.streams.market.ShippedTrackRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Bars a second of one core through all indicators and signals, beside ta4j computing the default set of the same bars in the
 * same run, and what a stored symbol weighs. Seconds are processor time of the measuring thread, so that other work on the
 * machine takes no part; collection of garbage is not in them, which is in favour of ta4j. The median round counts, after one
 * that warms up.
 */
public final class IndicatorBench {
    private static final int WALKS = 50;
    private static final Interval[] INTERVALS = Interval.values();
    private static final List<IndicatorSpec> SPECS = Arrays.stream(IndicatorSpec.DEFAULT_SET.split(",", -1))
            .map(IndicatorSpec::parse)
            .toList();
    private static final TrackRecords RECORDS = ShippedTrackRecords.read();

    private final IndicatorPlan plan;
    private final Consumer<String> progress;
    private final List<List<Bar>> walks = new ArrayList<>();
    private double checksum;

    private interface Series {
        double add(Bar bar);
    }

    /** @param progress hears one line a round */
    public IndicatorBench(IndicatorPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        for (int i = 0; i < WALKS; i++) {
            walks.add(walk(new Random(plan.seed() + i), plan.bars()));
        }
    }

    /** Measures everything. */
    public BenchReport run() {
        BenchConditions before = BenchConditions.now(plan.seed());
        double ta4j = oneByOne("ta4j, default set", () -> new Ta4jIndicators()::add);
        double ours = oneByOne("default set", IndicatorBench::defaultSet);
        double all = oneByOne("all indicators and signals", IndicatorBench::signals);
        double inTurn = inTurn("all indicators and signals, in turn", IndicatorBench::signals);
        List<BenchFigure> figures = List.of(
                BenchFigure.atLeast("default set, series by series; floor ta4j", "bars/s", ours, ta4j, 1),
                BenchFigure.atLeast("all and signals, series by series; ta4j default", "bars/s", all, ta4j, 1),
                BenchFigure.alone("all and signals, every series in turn", "bars/s", inTurn),
                BenchFigure.alone("stored numbers of a series", "numbers", stored().numbers().length),
                BenchFigure.alone("stored symbol of 6 intervals", "bytes", storedBytes()));
        progress.accept("checksum of all values that were read: " + checksum); // so that none can be left out
        return new BenchReport("indicators", plan, before, BenchConditions.now(plan.seed()), figures);
    }

    private static SeriesState stored() {
        return new SignalSeries("BTCUSDT", Interval.M1, TrackRecords.none()).state();
    }

    /** Indicators and detectors of 6 series, 8 bytes a number, and the most bars kept beside them, 48 bytes each. */
    private static double storedBytes() {
        SeriesState state = stored();
        return INTERVALS.length * (8.0 * state.numbers().length + state.layout().length() + 31 * 48);
    }

    private static Series defaultSet() {
        IndicatorSeries series = new IndicatorSeries(SPECS, Interval.M1.lengthMs());
        return bar -> {
            series.add(bar);
            double sum = 0;
            for (Indicator indicator : series.indicators()) {
                for (int output = 0; output < indicator.outputs().size(); output++) {
                    sum += indicator.value(output);
                }
            }
            return sum;
        };
    }

    private static Series signals() {
        SignalSeries series = new SignalSeries("BTCUSDT", Interval.M1, RECORDS);
        double[] heard = new double[1];
        return bar -> {
            series.add(bar, signal -> heard[0] += signal.confidence());
            return heard[0];
        };
    }

    /** As a back-fill does. */
    private double oneByOne(String name, Supplier<Series> made) {
        return median(name, () -> {
            for (int i = 0; i < plan.series(); i++) {
                Series series = made.get();
                for (Bar bar : walks.get(i % WALKS)) {
                    look(series.add(bar));
                }
            }
        });
    }

    /** As a stream does: a bar of each series, then the next of each. */
    private double inTurn(String name, Supplier<Series> made) {
        return median(name, () -> {
            List<Series> all = new ArrayList<>();
            for (int i = 0; i < plan.series(); i++) {
                all.add(made.get());
            }
            for (int bar = 0; bar < plan.bars(); bar++) {
                for (int i = 0; i < all.size(); i++) {
                    look(all.get(i).add(walks.get(i % WALKS).get(bar)));
                }
            }
        });
    }

    private double median(String name, Runnable work) {
        double[] perSecond = new double[plan.rounds()];
        for (int round = -1; round < plan.rounds(); round++) {
            Round.Start start = Round.start();
            work.run();
            Round took = start.end();
            double rate = (double) plan.series() * plan.bars() / took.cpuSeconds();
            progress.accept("%s, round %d%s: %,.0f bars/s (%.2f s of processor time, %.2f s)"
                    .formatted(
                            name, round + 1, round < 0 ? " (warm-up)" : "", rate, took.cpuSeconds(), took.seconds()));
            if (round >= 0) {
                perSecond[round] = rate;
            }
        }
        Arrays.sort(perSecond);
        return perSecond[plan.rounds() / 2];
    }

    private void look(double value) {
        checksum += Double.isNaN(value) ? 0 : value;
    }

    private static List<Bar> walk(Random random, int count) {
        List<Bar> bars = new ArrayList<>();
        double last = 1_000;
        for (int i = 0; i < count; i++) {
            double close = last * Math.exp(0.002 * random.nextGaussian());
            double high = Math.max(last, close) * (1 + 0.001 * random.nextDouble());
            double low = Math.min(last, close) * (1 - 0.001 * random.nextDouble());
            bars.add(new Bar(i * 60_000L, last, high, low, close, 1));
            last = close;
        }
        return bars;
    }
}
