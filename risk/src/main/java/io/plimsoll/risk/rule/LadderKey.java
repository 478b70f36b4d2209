package io.plimsoll.risk.rule;

import io.plimsoll.risk.margin.Scope;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One rule on one subject.
 *
 * @param account account id
 * @param scope unit
 * @param ruleId rule
 * @param symbol symbol of the subject; null where the subject is the whole unit
 */
public record LadderKey(
        String account,
        Scope scope,
        String ruleId,
        @Nullable String symbol) implements Comparable<LadderKey> {

    private static final Comparator<LadderKey> ORDER = Comparator.comparing(LadderKey::account)
            .thenComparing(LadderKey::scope)
            .thenComparing(LadderKey::ruleId)
            .thenComparing(key -> key.symbol() == null ? "" : key.symbol());

    /** Order in which events of one moment are told: account, scope, rule, symbol. */
    @Override
    public int compareTo(LadderKey other) {
        return ORDER.compare(this, other);
    }
}
