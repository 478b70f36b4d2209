package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked numbers of docs/indicators.md, read from the page and run. */
class IndicatorsPageTest {
    private static final Path PAGE = Path.of("../docs/indicators.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("\\| `([a-z]+[^`.]*)\\.?([^`]*)` of ([^=]+) = ([0-9.]+) \\|");

    @Test
    void everyExampleIsWhatTheIndicatorGives() throws IOException {
        Set<String> kinds = new HashSet<>();
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));

        while (example.find()) {
            Indicator indicator = IndicatorSpec.parse(example.group(1)).create(Bars.MINUTE_MS);
            int output = indicator.outputs().indexOf(example.group(2));
            assertThat(output).as(example.group()).isNotNegative();
            bars(example.group(3)).forEach(indicator::add);
            assertThat(indicator.value(output))
                    .as(example.group())
                    .isCloseTo(Double.parseDouble(example.group(4)), within(1e-7));
            kinds.add(example.group(1).replaceFirst(":.*", ""));
        }

        List<String> all = Arrays.stream(IndicatorKind.values())
                .map(each -> each.word)
                .filter(each -> !each.equals("regime"))
                .toList();
        assertThat(kinds).as("kinds with an example").containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyKindHasARow() throws IOException {
        String page = Files.readString(PAGE);

        for (IndicatorKind kind : IndicatorKind.values()) {
            assertThat(page).contains(kind.count() == 0 ? "\n| `" + kind.word + "` |" : "\n| `" + kind.word + ":");
        }
    }

    private static List<Bar> bars(String text) {
        List<Bar> bars = new ArrayList<>();
        for (String each : text.split(", ", -1)) {
            double[] prices = Arrays.stream(each.strip().split("/", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double close = prices[prices.length - 1];
            double low = prices.length == 3 ? prices[1] : close;
            bars.add(Bars.at(bars.size() * Bars.MINUTE_MS, prices[0], low, close));
        }
        return bars;
    }
}
