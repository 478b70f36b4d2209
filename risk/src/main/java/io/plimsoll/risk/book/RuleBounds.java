package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import java.util.Arrays;
import java.util.Map;

/**
 * Of one rule: between which values a subject's ladder stays as it is, by its current level.
 *
 * <p>Example, levels 0.60, 0.80, 0.95 and hysteresis 0.02: at WARNING a value from 0.58 to below 0.80 changes nothing.
 * Immutable.
 */
final class RuleBounds {

    /** Code of a subject without a level; a level's is 1 + its ordinal. */
    static final int NO_LEVEL = 0;

    /** Code of a subject that any evaluation might change: a raise waits, or it is no longer live. */
    static final int UNSETTLED = -1;

    private static final int CODES = 1 + Severity.values().length;

    private final AlertRule rule;
    private final double[] raise = new double[CODES];
    private final double[] keep = new double[CODES];

    RuleBounds(AlertRule rule) {
        this.rule = rule;
        Arrays.fill(raise, Double.NaN);
        Arrays.fill(keep, Double.NaN);
        int sign = rule.kind().lowIsBad() ? -1 : 1;
        for (Map.Entry<Severity, Double> level : rule.levels().entrySet()) {
            int code = code(level.getKey());
            double threshold = level.getValue();
            keep[code] = sign * (sign * threshold - rule.hysteresis());
            for (int below = 0; below < code; below++) {
                if (Double.isNaN(raise[below])) {
                    raise[below] = threshold;
                }
            }
        }
    }

    /** Code of a ladder's state; of one that time alone moves the level it is at or waits for. */
    int code(LadderState state) {
        Severity level = state.level();
        Severity waits = state.heldLevel();
        if (waits != null && !rule.kind().movesByTime()) {
            return UNSETTLED;
        }
        return level != null ? code(level) : waits != null ? code(waits) : NO_LEVEL;
    }

    private static int code(Severity level) {
        return 1 + level.ordinal();
    }

    AlertRule rule() {
        return rule;
    }

    String id() {
        return rule.id();
    }

    RuleKind kind() {
        return rule.kind();
    }

    /** True when each symbol of a unit is a subject, false when the unit is one. */
    boolean perSymbol() {
        return rule.kind().perSymbol();
    }

    /** Value from which on a higher level is reached; NaN: there is none higher. */
    double raise(int code) {
        return raise[code];
    }

    /** Value beyond which the level is left; NaN: a level the rule does not have. */
    double keep(int code) {
        return keep[code];
    }
}
