package io.plimsoll.risk.rule;

import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Version of a rule: the first 8 hex digits of SHA-256 over its content, one field a line: id, kind, each level as
 * {@code SEVERITY=threshold} by rising severity, hysteresis, holdFor in milliseconds; of a STRESS rule then the
 * scenario's name and description, and for each step {@code step}, {@code symbol BTCUSDT=-0.3} and {@code base BTC=-0.3}
 * by name, {@code reference=-0.3} and {@code beta ETH=1.2} by name where there is a reference, {@code others=-0.1}; of
 * kinds that look at bars {@code interval=1h}; of a SIGNAL rule its {@code signals=} by name, {@code intervals=} by length,
 * {@code side=}, {@code minShareOfEquity=} and {@code lasting=}; {@code cooldown=} in milliseconds where there is one.
 * Numbers are plain decimals without trailing zeros. Equal content has an equal version on every machine.
 */
public final class RuleVersion {

    private RuleVersion() {}

    /** Version of this content. */
    public static String of(
            String id,
            RuleKind kind,
            Map<Severity, Double> levels,
            double hysteresis,
            long holdForMs,
            long cooldownMs,
            RuleInput input) {
        List<String> lines = new ArrayList<>(List.of(id, kind.name()));
        addAll(lines, "", new TreeMap<>(levels));
        lines.add(PlainDecimal.exactly(hysteresis));
        lines.add(Long.toString(holdForMs));
        if (input instanceof RuleInput.Shock shock) {
            addScenario(lines, shock.scenario());
        } else if (input instanceof RuleInput.Readings readings) {
            lines.add("interval=" + readings.interval().label());
        } else if (input instanceof RuleInput.Signals signals) {
            signals.match().addTo(lines);
        }
        if (cooldownMs > 0) {
            lines.add("cooldown=" + cooldownMs);
        }
        return Digest.of(8, lines.toArray(String[]::new));
    }

    private static void addScenario(List<String> lines, Scenario scenario) {
        lines.add(scenario.name());
        lines.add(scenario.description());
        for (PriceMoves moves : scenario.path()) {
            lines.add("step");
            addAll(lines, "symbol ", moves.bySymbol());
            addAll(lines, "base ", moves.byBaseAsset());
            moves.beta().ifPresent(beta -> {
                lines.add("reference=" + PlainDecimal.exactly(beta.referenceMove()));
                addAll(lines, "beta ", beta.betas());
            });
            lines.add("others=" + PlainDecimal.exactly(moves.others()));
        }
    }

    private static void addAll(List<String> lines, String prefix, SortedMap<?, Double> numbers) {
        numbers.forEach((name, number) -> lines.add(prefix + name + "=" + PlainDecimal.exactly(number)));
    }
}
