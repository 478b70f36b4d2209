package io.plimsoll.risk.rule;

import io.plimsoll.risk.margin.Scope;
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
        @Nullable String symbol) {}
