package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.MarketEvidence;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what an alert was decided on besides the unit. */
record MarketLook(
        Market market,
        AccountState account,
        UnitView view,
        @Nullable Signal signal) {

    MarketEvidence evidence(AlertRule rule, LadderKey subject, Reason reason) {
        String symbol = subject.symbol();
        MarketReading reading = symbol == null ? null : market.reading(rule, symbol);
        Signal seen = reason == Reason.SIGNAL_SEEN || reason == Reason.SIGNAL_OPPOSED ? signal : null;
        if (reading == null && seen == null && view.faults().isEmpty()) {
            return MarketEvidence.NONE;
        }
        return new MarketEvidence(
                Optional.ofNullable(reading),
                reading == null || symbol == null || !view.evaluable()
                        ? OptionalDouble.empty()
                        : view.distanceInAtrs(rule, symbol),
                Optional.ofNullable(seen),
                seen == null ? OptionalDouble.empty() : OptionalDouble.of(view.equityShare(seen.symbol())),
                List.copyOf(view.faults().values()),
                rule.kind() == RuleKind.DATA_QUALITY ? kept(subject) : new TreeMap<>());
    }

    /** Levels of the other rules on the subject's unit, which stay where they are. */
    private SortedMap<String, Severity> kept(LadderKey subject) {
        SortedMap<String, Severity> kept = new TreeMap<>();
        if (view.faults().isEmpty()) {
            return kept;
        }
        for (Map.Entry<LadderKey, LadderState> ladder : account.ladders.entrySet()) {
            LadderKey key = ladder.getKey();
            Severity level = ladder.getValue().level();
            AlertRule rule = market.rules.get(key.ruleId());
            if (level != null
                    && key.scope().equals(subject.scope())
                    && rule != null
                    && rule.kind() != RuleKind.DATA_QUALITY) {
                kept.put(key.symbol() == null ? key.ruleId() : key.ruleId() + " " + key.symbol(), level);
            }
        }
        return kept;
    }
}
