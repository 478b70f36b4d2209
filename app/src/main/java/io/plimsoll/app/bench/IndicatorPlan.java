package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.risk.indicator.Interval;
import java.util.Locale;

/**
 * What {@code bench indicators} is run with.
 *
 * @param symbols symbols, of every interval each, >= 1
 * @param bars bars of each series, >= 1
 * @param rounds rounds that count, >= 1
 * @param seed of everything that is drawn
 */
public record IndicatorPlan(int symbols, int bars, int rounds, long seed) implements BenchSetting {

    /** Checks the ranges. */
    public IndicatorPlan {
        atLeastOne("symbols", symbols);
        atLeastOne("bars", bars);
        atLeastOne("rounds", rounds);
    }

    private static void atLeastOne(String what, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected 1 or more");
        }
    }

    /** Series in all. */
    int series() {
        return symbols * Interval.values().length;
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "%,d symbols at %d intervals, %,d bars each, median of %d rounds, processor time of one thread",
                symbols,
                Interval.values().length,
                bars,
                rounds);
    }

    @Override
    public void putInto(ObjectNode json) {
        json.put("symbols", symbols);
        json.put("intervals", Interval.values().length);
        json.put("bars", bars);
        json.put("rounds", rounds);
    }
}
