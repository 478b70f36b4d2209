package io.plimsoll.app.run;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.market.GateSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the configuration asks of prices. */
public final class GateConfig {
    private static final double PERCENT = 100;

    private GateConfig() {}

    /** Settings of the gate by the {@code gate.…} keys. */
    public static GateSettings of(PlimsollConfig config) {
        int confirmations = config.number(ConfigKey.GATE_SPIKE_CONFIRMATIONS);
        return new GateSettings(
                config.number(ConfigKey.GATE_SPIKE_PERCENT) / PERCENT,
                bands(config),
                config.duration(ConfigKey.GATE_SPIKE_WINDOW_MS).toMillis(),
                confirmations,
                2 * confirmations,
                config.number(ConfigKey.GATE_DIVERGENCE_PERCENT) / PERCENT,
                config.duration(ConfigKey.GATE_SKEW_MS).toMillis(),
                config.duration(ConfigKey.GATE_STALE_MS).toMillis(),
                sources(config),
                config.orders(ConfigKey.GATE_SOURCES_OF),
                config.duration(ConfigKey.GATE_FAILOVER_MS).toMillis());
    }

    private static Map<String, Double> bands(PlimsollConfig config) {
        if (config.optional(ConfigKey.GATE_SPIKE_PERCENT_OF).isEmpty()) {
            return Map.of();
        }
        Map<String, Double> bands = new HashMap<>();
        config.rates(ConfigKey.GATE_SPIKE_PERCENT_OF)
                .forEach((symbol, percent) -> bands.put(symbol, percent / PERCENT));
        return bands;
    }

    private static List<String> sources(PlimsollConfig config) {
        return config.optional(ConfigKey.GATE_SOURCES).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
