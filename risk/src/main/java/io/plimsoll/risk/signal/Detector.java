package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * Finds one family of signals. Edge-triggered: tells of a change once and not again before the market has moved clearly back.
 * Constant time a bar; owned by one thread.
 */
interface Detector {
    /** Looks at a closed bar; the gauges have taken it. */
    void onBar(Bar bar, Gauges gauges, Findings findings);

    /** Writes what the next bar depends on; the same count of numbers at any time. */
    void write(StateWriter to);

    /** Takes back what {@link #write} wrote. */
    void read(StateReader from);

    /** The end of a bar on the side of {@code sign}: its high for 1, its low for -1. */
    static double reach(Bar bar, int sign) {
        return sign > 0 ? bar.high() : bar.low();
    }
}
