package io.plimsoll.risk.oracle;

import io.plimsoll.risk.rule.RuleKind;
import java.math.BigDecimal;
import java.util.Optional;

/** A value a rule looks at; without a number it is a used-up balance's ratio, or a distance that does not exist. */
record Looked(RuleKind kind, Optional<BigDecimal> number) {

    private static final BigDecimal CLOSE = new BigDecimal("1e-9");

    /** v ≥ Li, for a distance v ≤ Li. */
    boolean reaches(double level) {
        int compared = number.map(v -> v.compareTo(Decimals.of(level))).orElse(1);
        return kind != RuleKind.LIQUIDATION_DISTANCE ? compared >= 0 : compared <= 0;
    }

    /** v < Li − h, for a distance v > Li + h. */
    boolean clears(double level, double hysteresis) {
        int compared =
                number.map(v -> v.compareTo(clearance(level, hysteresis))).orElse(1);
        return kind != RuleKind.LIQUIDATION_DISTANCE ? compared < 0 : compared > 0;
    }

    BigDecimal clearance(double level, double hysteresis) {
        BigDecimal h = Decimals.of(hysteresis);
        return kind != RuleKind.LIQUIDATION_DISTANCE
                ? Decimals.of(level).subtract(h)
                : Decimals.of(level).add(h);
    }

    /** Within 1e-9 of a decision, where doubles may decide otherwise. */
    boolean tooCloseTo(double level, double hysteresis) {
        return number.isPresent()
                && (number.get().subtract(Decimals.of(level)).abs().compareTo(CLOSE) < 0
                        || number.get()
                                        .subtract(clearance(level, hysteresis))
                                        .abs()
                                        .compareTo(CLOSE)
                                < 0);
    }
}
