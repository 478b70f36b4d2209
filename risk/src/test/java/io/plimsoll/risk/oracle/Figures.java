package io.plimsoll.risk.oracle;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of units, each computed once. */
final class Figures {

    private static final BigDecimal NEARLY_NOTHING = new BigDecimal("1e-6");

    private final Map<ExactUnit, Map<Object, Looked>> looked = new HashMap<>();

    Looked value(ExactUnit unit, AlertRule rule, @Nullable String symbol) {
        return looked.computeIfAbsent(unit, unused -> new HashMap<>())
                .computeIfAbsent(symbol == null ? rule.scenario() : symbol, unused -> compute(unit, rule, symbol));
    }

    private static Looked compute(ExactUnit unit, AlertRule rule, @Nullable String symbol) {
        RuleKind kind = rule.kind();
        if (rule.scenario().isPresent()) {
            return new Looked(
                    kind, ExactScenario.worstRatio(unit, rule.scenario().get()));
        }
        if (symbol == null) {
            return new Looked(kind, unit.ratio());
        }
        if (unit.liquidatable()) {
            return new Looked(kind, Optional.of(BigDecimal.ZERO));
        }
        return new Looked(kind, unit.liquidationPrice(symbol).map(price -> {
            BigDecimal mark = unit.mark(symbol);
            return Decimals.over(mark.subtract(price).abs(), mark);
        }));
    }

    /** Whether so little balance is left that its sign or its quotient is beyond doubles. */
    static boolean nearlyUsedUp(ExactUnit unit) {
        BigDecimal notional = BigDecimal.ZERO;
        for (ExactLeg leg : unit.legs()) {
            notional = notional.add(leg.notional(unit.mark(leg.position().symbol())));
        }
        BigDecimal border = Decimals.times(NEARLY_NOTHING, notional);
        BigDecimal balance = unit.balance(unit.marks());
        BigDecimal surplus = balance.subtract(unit.maintenance(unit.marks()));
        return !unit.legs().isEmpty()
                && (balance.abs().compareTo(border) < 0 || surplus.abs().compareTo(border) < 0);
    }
}
