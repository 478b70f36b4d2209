package io.plimsoll.risk.indicator;

import java.util.Arrays;
import java.util.List;

/** What all indicators share: order of bars, values, and a state that holds both. */
abstract class BarIndicator implements Indicator {
    private final String name;
    private final List<String> outputs;
    private final double[] values;
    private long barsSeen;
    private long lastOpenTimeMs = -1;

    BarIndicator(String name, String... outputs) {
        this.name = name;
        this.outputs = List.of(outputs);
        this.values = new double[outputs.length];
        Arrays.fill(values, Double.NaN);
    }

    /** Takes a bar whose order has been checked. */
    abstract void take(Bar bar);

    /** Writes what the next bar depends on, besides values and order; the same count of numbers at any time. */
    abstract void write(StateWriter to);

    /** Takes back what {@link #write} wrote. */
    abstract void read(StateReader from);

    final void set(int output, double value) {
        values[output] = value;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void add(Bar bar) {
        if (bar.openTimeMs() <= lastOpenTimeMs) {
            throw new IllegalArgumentException(name + ": openTimeMs: found " + bar.openTimeMs()
                    + ", expected a time after the last bar's " + lastOpenTimeMs);
        }
        lastOpenTimeMs = bar.openTimeMs();
        barsSeen++;
        take(bar);
    }

    @Override
    public final long barsSeen() {
        return barsSeen;
    }

    @Override
    public final List<String> outputs() {
        return outputs;
    }

    @Override
    public final double value(int output) {
        return values[output];
    }

    @Override
    public final IndicatorState state() {
        StateWriter to = new StateWriter();
        to.write(lastOpenTimeMs);
        to.write(values);
        write(to);
        return new IndicatorState(name, barsSeen, to.numbers());
    }

    @Override
    public final void restore(IndicatorState state) {
        int expected = state().numbers().length;
        if (!state.name().equals(name) || state.numbers().length != expected) {
            throw new IllegalArgumentException("state: found " + state.name() + " with " + state.numbers().length
                    + " numbers, expected " + name + " with " + expected);
        }
        StateReader from = new StateReader(state.numbers());
        lastOpenTimeMs = (long) from.read();
        from.read(values);
        read(from);
        barsSeen = state.barsSeen();
    }
}
