package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which signals were followed by what they lean to. A signal at a close C with an ATR A is followed through when, within the
 * next 24 bars of its symbol and interval, a high reaches C + 1.5 A before a low reaches C - 1.5 A (bearish: the other way round;
 * neutral: either of them); a bar that reaches both counts against it. Every other signal was false, except one whose bars have
 * not all been seen: it does not count. The same is asked of every bar, as if it had been a signal of each bias: what a coin
 * would have done on the same bars. Owned by one thread.
 */
public final class SignalOutcomes implements MarketListener {
    /** How far price has to go, in ATR. */
    public static final double MOVE_ATR = 1.5;

    /** Within how many bars. */
    public static final int HORIZON_BARS = 24;

    private final Map<Place, Open> places = new HashMap<>();
    private final Map<Key, long[]> counts = new HashMap<>();

    /**
     * Outcomes of one kind, bias and interval.
     *
     * @param kind empty: any bar
     * @param samples signals whose outcome is known, > 0
     * @param followed how many of them were followed through
     */
    public record Row(Optional<SignalKind> kind, Bias bias, Interval interval, long samples, long followed) {
        /** Fraction of the samples without follow-through, 0 to 1. */
        public double falseRate() {
            return (samples - followed) / (double) samples;
        }
    }

    private record Place(String symbol, Interval interval) {}

    private record Key(Optional<SignalKind> kind, Bias bias, Interval interval) {}

    /** Waits for its outcome since a bar. */
    private static final class Waiting {
        final Optional<SignalKind> kind;
        final Bias bias;
        final double up;
        final double down;
        int bars;

        Waiting(Optional<SignalKind> kind, Bias bias, double close, double reach) {
            this.kind = kind;
            this.bias = bias;
            this.up = close + reach;
            this.down = close - reach;
        }

        /** Whether it was followed through; empty while that is open. */
        Optional<Boolean> after(Bar bar) {
            bars++;
            boolean high = bar.high() >= up;
            boolean low = bar.low() <= down;
            if (high || low) {
                return Optional.of(bias == Bias.NEUTRAL || (bias == Bias.BULLISH ? !low : !high));
            }
            return bars >= HORIZON_BARS ? Optional.of(false) : Optional.empty();
        }
    }

    private static final class Open {
        final List<Signal> said = new ArrayList<>();
        final List<Waiting> waiting = new ArrayList<>();
    }

    @Override
    public void onCandle(String symbol, Interval interval, CandleChange change) {
        if (change instanceof CandleChange.Closed closed) {
            Open open = places.computeIfAbsent(new Place(symbol, interval), none -> new Open());
            open.said.clear();
            open.waiting.removeIf(each -> {
                Optional<Boolean> outcome = each.after(closed.bar());
                outcome.ifPresent(followed -> count(new Key(each.kind, each.bias, interval), followed));
                return outcome.isPresent();
            });
        }
    }

    @Override
    public void onSignal(Signal signal) {
        open(signal.symbol(), signal.interval()).said.add(signal);
    }

    @Override
    public void onReading(MarketReading reading) {
        double reach = MOVE_ATR * reading.atr();
        if (reach > 0) {
            Open open = open(reading.symbol(), reading.interval());
            for (Bias bias : Bias.values()) {
                open.waiting.add(new Waiting(Optional.empty(), bias, reading.close(), reach));
            }
            for (Signal signal : open.said) {
                open.waiting.add(new Waiting(Optional.of(signal.kind()), signal.bias(), reading.close(), reach));
            }
        }
    }

    /** No bar follows: what still waits for its outcome does not count. */
    public void endOfData() {
        places.clear();
    }

    /** What is known so far, by interval, kind (any bar last) and bias. */
    public List<Row> rows() {
        return counts.entrySet().stream()
                .map(each -> new Row(
                        each.getKey().kind(),
                        each.getKey().bias(),
                        each.getKey().interval(),
                        each.getValue()[0],
                        each.getValue()[1]))
                .sorted(Comparator.comparing(Row::interval)
                        .thenComparing(row -> row.kind().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
                        .thenComparing(Row::bias))
                .toList();
    }

    private Open open(String symbol, Interval interval) {
        return places.computeIfAbsent(new Place(symbol, interval), none -> new Open());
    }

    private void count(Key key, boolean followed) {
        long[] count = counts.computeIfAbsent(key, none -> new long[2]);
        count[0]++;
        count[1] += followed ? 1 : 0;
    }
}
