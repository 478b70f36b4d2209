package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.AtrBaseline;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Bollinger;
import io.plimsoll.risk.indicator.Donchian;
import io.plimsoll.risk.indicator.Ema;
import io.plimsoll.risk.indicator.Indicator;
import io.plimsoll.risk.indicator.IndicatorState;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Macd;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.indicator.Rsi;
import io.plimsoll.risk.indicator.Sma;
import io.plimsoll.risk.indicator.Squeeze;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import io.plimsoll.risk.indicator.SwingPivots;
import io.plimsoll.risk.indicator.VolatilityRegime;
import java.util.List;
import java.util.Optional;

/**
 * The indicators that the detectors share, after a bar, and a few as they stood before it. A value is not a number until it
 * is defined, and no comparison with it holds.
 */
final class Gauges {
    final Rsi rsi = new Rsi(14);
    final Macd macd = new Macd(12, 26, 9);
    final Squeeze squeeze = new Squeeze(20, 2, 125);
    final AtrBaseline atrBaseline = new AtrBaseline(14, 100);
    final Ema ema = new Ema(50);
    final Sma sma = new Sma(200);
    final Donchian channel = new Donchian(20);
    final Donchian extremes = new Donchian(250);
    final SwingPivots swings = new SwingPivots(5);
    final VolatilityRegime volatility;

    double rsiBefore = Double.NaN;
    Channel channelBefore = Channel.NONE;
    Channel extremesBefore = Channel.NONE;
    Optional<Regime> regimeBefore = Optional.empty();

    private final List<Indicator> all;

    /** Sides of a channel; not numbers while unknown. */
    record Channel(double lower, double upper) {
        static final Channel NONE = new Channel(Double.NaN, Double.NaN);

        static Channel of(Donchian channel) {
            return new Channel(channel.value(Donchian.LOWER), channel.value(Donchian.UPPER));
        }

        double side(int sign) {
            return sign > 0 ? upper : lower;
        }

        double middle() {
            return (lower + upper) / 2;
        }
    }

    Gauges(Interval interval) {
        volatility = new VolatilityRegime(30, 252, interval.lengthMs());
        all = List.of(rsi, macd, squeeze, atrBaseline, ema, sma, channel, extremes, swings, volatility);
    }

    /**
     * Takes the next closed bar.
     *
     * @throws IllegalArgumentException when it does not open after the last one; nothing has changed then
     */
    void add(Bar bar) {
        double rsiNow = rsi.value(0);
        Channel channelNow = Channel.of(channel);
        Channel extremesNow = Channel.of(extremes);
        Optional<Regime> regimeNow = volatility.regime();
        for (Indicator indicator : all) {
            indicator.add(bar);
        }
        rsiBefore = rsiNow;
        channelBefore = channelNow;
        extremesBefore = extremesNow;
        regimeBefore = regimeNow;
    }

    long barsSeen() {
        return rsi.barsSeen();
    }

    double atr() {
        return atrBaseline.value(AtrBaseline.ATR);
    }

    Bollinger bands() {
        return squeeze.bands();
    }

    /** Names of the indicators, in the order of their numbers in a state. */
    List<String> names() {
        return all.stream().map(Indicator::name).toList();
    }

    void write(StateWriter to) {
        all.forEach(indicator -> to.write(indicator.state().numbers()));
    }

    void read(StateReader from, long barsSeen) {
        for (Indicator indicator : all) {
            double[] numbers = new double[indicator.state().numbers().length];
            from.read(numbers);
            indicator.restore(new IndicatorState(indicator.name(), barsSeen, numbers));
        }
    }
}
