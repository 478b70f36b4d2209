package io.plimsoll.risk.indicator;

import java.util.List;

/**
 * The indicators of one symbol at one interval, fed together. After every bar read the values; after a restart
 * {@link #restore} the states and go on with the next bar. Owned by one thread.
 */
public final class IndicatorSeries {
    private final List<Indicator> indicators;
    private long barsSeen;

    /** New indicators for bars that last {@code barMs} milliseconds, > 0. */
    public IndicatorSeries(List<IndicatorSpec> specs, long barMs) {
        this.indicators = specs.stream().map(spec -> spec.create(barMs)).toList();
    }

    /**
     * Takes the next closed bar.
     *
     * @throws IllegalArgumentException when it does not open after the last one; nothing has changed then
     */
    public void add(Bar bar) {
        for (Indicator indicator : indicators) {
            indicator.add(bar);
        }
        barsSeen++;
    }

    /** Bars so far. */
    public long barsSeen() {
        return barsSeen;
    }

    /** In the order asked for. */
    public List<Indicator> indicators() {
        return indicators;
    }

    /** All there is to know in order to go on, one state an indicator. */
    public List<IndicatorState> state() {
        return indicators.stream().map(Indicator::state).toList();
    }

    /**
     * Goes on from states of the same indicators in the same order.
     *
     * @throws IllegalArgumentException when they are those of other indicators, or of different numbers of bars
     */
    public void restore(List<IndicatorState> states) {
        if (states.size() != indicators.size()
                || states.stream()
                                .mapToLong(IndicatorState::barsSeen)
                                .distinct()
                                .count()
                        > 1) {
            throw new IllegalArgumentException("states: found " + states.size() + " after "
                    + states.stream().map(IndicatorState::barsSeen).distinct().toList() + " bars, expected "
                    + indicators.size() + " after one number of bars");
        }
        for (int i = 0; i < states.size(); i++) {
            indicators.get(i).restore(states.get(i));
        }
        barsSeen = states.isEmpty() ? 0 : states.get(0).barsSeen();
    }
}
