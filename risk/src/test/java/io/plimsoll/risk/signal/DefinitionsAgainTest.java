package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.indicator.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals of whole histories, written down a second time without any running state: windows are looked through anew. */
class DefinitionsAgainTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rangeBreaksAreThoseOfTheDefinition(long seed) {
        List<Bar> bars = BarScript.walk(seed, 3_000);
        BarScript script = new BarScript();
        script.bars().addAll(bars);

        assertThat(script.said(SignalKind.NEW_EXTREME)).as("seed " + seed).isEqualTo(newExtremes(bars));
        assertThat(script.said(SignalKind.CHANNEL_BREAK)).as("seed " + seed).isEqualTo(channelBreaks(bars));
    }

    private static List<String> newExtremes(List<Bar> bars) {
        List<String> said = new ArrayList<>();
        for (int i = 250; i < bars.size(); i++) {
            if (isExtreme(bars, i, Bar::high) && quietBefore(bars, i, Bar::high)) {
                said.add(i + " NEW_EXTREME BULLISH");
            }
            if (isExtreme(bars, i, bar -> -bar.low()) && quietBefore(bars, i, bar -> -bar.low())) {
                said.add(i + " NEW_EXTREME BEARISH");
            }
        }
        return said;
    }

    private static boolean quietBefore(List<Bar> bars, int at, ToDoubleFunction<Bar> end) {
        for (int i = at - 1; i >= Math.max(250, at - 20); i--) {
            if (isExtreme(bars, i, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isExtreme(List<Bar> bars, int at, ToDoubleFunction<Bar> end) {
        return end.applyAsDouble(bars.get(at)) > largest(bars, at, 250, end);
    }

    private static List<String> channelBreaks(List<Bar> bars) {
        List<String> said = new ArrayList<>();
        boolean above = false;
        boolean below = false;
        for (int i = 20; i < bars.size(); i++) {
            double close = bars.get(i).close();
            double upper = largest(bars, i, 20, Bar::high);
            double lower = -largest(bars, i, 20, bar -> -bar.low());
            if (!above && close > upper) {
                said.add(i + " CHANNEL_BREAK BULLISH");
            }
            if (!below && close < lower) {
                said.add(i + " CHANNEL_BREAK BEARISH");
            }
            above = close > upper || above && close >= (upper + lower) / 2;
            below = close < lower || below && close <= (upper + lower) / 2;
        }
        return said;
    }

    /** Of the {@code count} bars before {@code at}. */
    private static double largest(List<Bar> bars, int at, int count, ToDoubleFunction<Bar> end) {
        return bars.subList(at - count, at).stream().mapToDouble(end).max().orElseThrow();
    }
}
