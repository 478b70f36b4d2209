package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Adjustment;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertMessage;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.Ladder;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.MarketEvidence;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.Signal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes every rule to every subject of one unit of one account, in order, and tells the listener what changed. */
final class UnitEvaluation {

    /** Margin ratio that remedies restore. */
    static final double TARGET_RATIO = 0.5;

    private final Market market;
    private final AccountState account;
    private final Scope scope;
    private final UnitView view;
    private final @Nullable Signal signal;
    private final Moment at;
    private final RiskListener listener;

    UnitEvaluation(
            Market market,
            AccountState account,
            Scope scope,
            List<Position> positions,
            Moment at,
            RiskListener listener) {
        this(market, account, scope, positions, null, at, listener);
    }

    /** With a signal that has just come; null: none. */
    UnitEvaluation(
            Market market,
            AccountState account,
            Scope scope,
            List<Position> positions,
            @Nullable Signal signal,
            Moment at,
            RiskListener listener) {
        this.market = market;
        this.account = account;
        this.scope = scope;
        this.view = UnitView.of(account, scope, positions, market, at.timeMs());
        this.signal = signal;
        this.at = at;
        this.listener = listener;
    }

    /** Evaluates under every rule. */
    void run() {
        for (AlertRule rule : market.rules.values()) {
            run(rule);
        }
    }

    /** Evaluates under a rule that came or changed; under every rule where that may change which inputs are trusted. */
    void runAfterChangeOf(AlertRule rule) {
        if (rule.kind() == RuleKind.DATA_QUALITY) {
            run();
        } else {
            run(rule);
        }
    }

    /** Evaluates under one rule. */
    void run(AlertRule rule) {
        SortedSet<LadderKey> live = live(rule);
        SortedSet<LadderKey> all = known(rule.id());
        all.addAll(live);
        for (LadderKey subject : all) {
            if (live.contains(subject)) {
                SubjectLook.of(rule, subject, state(subject), view, signal, at.timeMs())
                        .ifPresent(look -> accept(rule, subject, look.step(), look.value()));
            } else {
                OptionalDouble value = rule.kind().perSymbol() ? OptionalDouble.empty() : OptionalDouble.of(0);
                accept(rule, subject, new Ladder(rule, subject).end(state(subject), gone(rule, subject)), value);
            }
        }
    }

    /** Why a subject is no longer one; a symbol whose contract came to be known may belong to another unit. */
    private Reason gone(AlertRule rule, LadderKey subject) {
        String symbol = subject.symbol();
        boolean elsewhere = rule.kind() == RuleKind.DATA_QUALITY
                && symbol != null
                && !view.heldSymbols().isEmpty()
                && account.holds(symbol);
        return elsewhere ? Reason.INPUTS_GOOD : Reason.POSITION_CLOSED;
    }

    /** Ends what is open under a rule that is gone. */
    void end(AlertRule rule) {
        for (LadderKey subject : known(rule.id())) {
            Ladder.Step step = new Ladder(rule, subject).end(state(subject), Reason.RULE_REMOVED);
            accept(rule, subject, step, view.value(rule, subject.symbol()));
        }
    }

    private SortedSet<LadderKey> live(AlertRule rule) {
        SortedSet<LadderKey> live = new TreeSet<>();
        if (view.heldSymbols().isEmpty()) {
            return live;
        }
        if (!rule.kind().perSymbol()) {
            live.add(new LadderKey(account.account, scope, rule.id(), null));
            return live;
        }
        view.heldSymbols().forEach(symbol -> live.add(new LadderKey(account.account, scope, rule.id(), symbol)));
        if (rule.kind() == RuleKind.DATA_QUALITY) {
            view.faults()
                    .keySet()
                    .forEach(symbol -> live.add(new LadderKey(account.account, scope, rule.id(), symbol)));
        }
        return live;
    }

    private SortedSet<LadderKey> known(String ruleId) {
        SortedSet<LadderKey> known = new TreeSet<>();
        for (LadderKey key : account.ladders.keySet()) {
            if (key.scope().equals(scope) && key.ruleId().equals(ruleId)) {
                known.add(key);
            }
        }
        return known;
    }

    private LadderState state(LadderKey subject) {
        return account.ladders.getOrDefault(subject, LadderState.INITIAL);
    }

    private void accept(AlertRule rule, LadderKey subject, Ladder.Step step, OptionalDouble value) {
        LadderState state = step.state();
        if (state.equals(state(subject))) {
            return;
        }
        account.ladders.put(subject, state);
        Ladder.Change change = step.change();
        if (change != null) {
            boolean actionable = change.severity() != null && view.evaluable();
            MarketEvidence seen =
                    new MarketLook(market, account, view, signal).evidence(rule, subject, change.reason());
            List<Remedy> remedies = actionable ? view.remedies(rule, TARGET_RATIO) : List.of();
            List<Adjustment> adjustments = actionable ? view.unit().adjustments() : List.of();
            listener.onTransition(new AlertTransition(
                    state.alertId(),
                    state.sequence(),
                    change.type(),
                    change.severity(),
                    change.previousSeverity(),
                    rule,
                    subject,
                    value,
                    change.threshold(),
                    at.timeMs(),
                    state.raisedAtMs(),
                    AlertMessage.of(rule, subject, change, value, seen),
                    change.reason(),
                    view.evidence(rule, seen, at),
                    remedies,
                    adjustments));
        }
        listener.onLadder(subject, state);
    }
}
