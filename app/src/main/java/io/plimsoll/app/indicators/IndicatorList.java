package io.plimsoll.app.indicators;

import io.plimsoll.risk.indicator.IndicatorSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a user asks for with {@code --set}. */
public final class IndicatorList {
    private IndicatorList() {}

    /**
     * Reads names separated by commas, e.g. {@code rsi:14,macd:12-26-9}.
     *
     * @throws IllegalArgumentException one line for every entry that is not an indicator, or asked for twice
     */
    public static List<IndicatorSpec> parse(String text) {
        List<IndicatorSpec> specs = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String entry : text.split(",", -1)) {
            try {
                IndicatorSpec spec = IndicatorSpec.parse(entry.strip());
                specs.add(spec);
                if (!seen.add(spec.text())) {
                    faults.add("--set: found " + spec.text() + " twice, expected it once");
                }
            } catch (IllegalArgumentException e) {
                faults.add("--set: " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return specs;
    }
}
