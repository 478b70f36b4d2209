package io.plimsoll.risk.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Version of a rule: the first 8 hex digits of SHA-256 over its content, one field a line: id, kind, each level as
 * {@code SEVERITY=threshold} by rising severity, hysteresis, holdFor in milliseconds; numbers as plain decimals without
 * trailing zeros. Equal content has an equal version on every machine.
 */
public final class RuleVersion {

    private RuleVersion() {}

    /** Version of this content. */
    public static String of(String id, RuleKind kind, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        List<String> lines = new ArrayList<>(List.of(id, kind.name()));
        new TreeMap<>(levels)
                .forEach((severity, threshold) -> lines.add(severity + "=" + PlainDecimal.exactly(threshold)));
        lines.add(PlainDecimal.exactly(hysteresis));
        lines.add(Long.toString(holdForMs));
        return Digest.of(8, lines.toArray(String[]::new));
    }
}
