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
import io.plimsoll.risk.rule.RuleKind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes every rule to every subject of one unit of one account, in order, and tells the listener what changed. */
final class UnitEvaluation {

    /** Margin ratio that remedies restore. */
    static final double TARGET_RATIO = 0.5;

    private final Market market;
    private final AccountState account;
    private final Scope scope;
    private final UnitView view;
    private final Moment at;
    private final RiskListener listener;

    UnitEvaluation(
            Market market,
            AccountState account,
            Scope scope,
            List<Position> positions,
            Moment at,
            RiskListener listener) {
        this.market = market;
        this.account = account;
        this.scope = scope;
        this.view = UnitView.of(account, scope, positions, market);
        this.at = at;
        this.listener = listener;
    }

    /** Evaluates under every rule. */
    void run() {
        for (AlertRule rule : market.rules.values()) {
            run(rule);
        }
    }

    /** Evaluates under one rule. */
    void run(AlertRule rule) {
        SortedSet<LadderKey> live = live(rule);
        SortedSet<LadderKey> all = known(rule.id());
        all.addAll(live);
        for (LadderKey subject : all) {
            Ladder ladder = new Ladder(rule, subject);
            if (!live.contains(subject)) {
                OptionalDouble value = rule.kind().lowIsBad() ? OptionalDouble.empty() : OptionalDouble.of(0);
                accept(rule, subject, ladder.end(state(subject), Reason.POSITION_CLOSED), value);
            } else if (view.evaluable()) {
                OptionalDouble value = view.value(rule, subject.symbol());
                double looked = value.orElse(Double.POSITIVE_INFINITY); // a distance that does not exist is far away
                accept(rule, subject, ladder.evaluate(state(subject), looked, at.timeMs()), value);
            }
        }
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
        if (rule.kind() == RuleKind.LIQUIDATION_DISTANCE) {
            view.heldSymbols().forEach(symbol -> live.add(new LadderKey(account.account, scope, rule.id(), symbol)));
        } else if (!view.heldSymbols().isEmpty()) {
            live.add(new LadderKey(account.account, scope, rule.id(), null));
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
                    AlertMessage.of(rule, subject, change, value),
                    change.reason(),
                    view.evidence(rule, at),
                    remedies,
                    adjustments));
        }
        listener.onLadder(subject, state);
    }
}
