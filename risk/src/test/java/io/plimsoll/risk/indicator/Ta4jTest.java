package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.num.Num;

/**
 * The default set against ta4j 0.17, an independent library. ta4j starts its recursive averages with the first value, not
 * with a mean, and shortens windows at the start; so values are compared where a difference in seed has faded below 1e-11
 * of the price: after 25 periods of the slowest, EMA 50.
 */
class Ta4jTest {
    private static final int FADED = 1_250;
    private static final int BARS = 1_700;
    private static final double CLOSE = 2_500 * 1e-11;

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theDefaultSetAgreesOnceSeedsHaveFaded(long seed) {
        List<Bar> bars = Bars.walk(seed, BARS, 2_500);
        Map<String, org.ta4j.core.Indicator<Num>> theirs = Ta4j.indicators(Ta4j.series(bars));
        int compared = 0;

        for (String name : IndicatorSpec.DEFAULT_SET.split(",", -1)) {
            List<String> outputs =
                    IndicatorSpec.parse(name).create(Bars.MINUTE_MS).outputs();
            for (int output = 0; output < outputs.size(); output++) {
                double[] ours = Bars.feed(IndicatorSpec.parse(name).create(Bars.MINUTE_MS), bars, output);
                String key = outputs.get(output).isEmpty() ? name : name + "." + outputs.get(output);
                org.ta4j.core.Indicator<Num> their = Objects.requireNonNull(theirs.get(key), key);
                double scale = key.endsWith("bandWidth") ? 0.01 : 1; // ta4j gives per cent
                for (int at = FADED; at < BARS; at++) {
                    double expected = scale * their.getValue(at).doubleValue();
                    assertThat(ours[at])
                            .as("%s, bar %d, seed %d", key, at, seed)
                            .isCloseTo(expected, within(CLOSE));
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(theirs.size());
    }
}
