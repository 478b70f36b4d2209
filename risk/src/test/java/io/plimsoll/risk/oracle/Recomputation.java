package io.plimsoll.risk.oracle;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says which events the contract asks for, record by record. A price or a rule makes it look at every account, without any
 * thought of what can have changed.
 */
final class Recomputation {

    private static final class Memory {
        @Nullable
        Severity level;

        long episode;
        String alertId = "";
        int sequence;
        long raisedAtMs;

        @Nullable
        Severity waits;

        long waitsSinceMs;
    }

    private final Figures figures = new Figures();
    private final Map<String, Memory> memories = new TreeMap<>();
    private final Map<String, Subject> subjects = new TreeMap<>();
    private World world = new World();
    private List<ExpectedEvent> events = new ArrayList<>();

    /** Whether a record would put any value within 1e-9 of a decision; such a record is left out of the history. */
    boolean isTooClose(Input input) {
        World next = world.with(input);
        for (String account : next.positions.keySet()) {
            for (String scope : next.scopesOf(account)) {
                Optional<ExactUnit> unit = next.unit(account, scope);
                if (unit.isPresent() && (Figures.nearlyUsedUp(unit.get()) || isTooClose(next, unit.get()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTooClose(World next, ExactUnit unit) {
        for (AlertRule rule : next.rules.values()) {
            Set<String> symbols =
                    rule.kind() == RuleKind.LIQUIDATION_DISTANCE ? unit.marks().keySet() : Set.of("");
            for (String symbol : symbols) {
                Looked value = figures.value(unit, rule, symbol.isEmpty() ? null : symbol);
                for (double level : rule.levels().values()) {
                    if (value.tooCloseTo(level, rule.hysteresis())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Takes a record and says what it must cause, in order. */
    List<ExpectedEvent> take(Input input) {
        World before = world;
        world = world.with(input);
        events = new ArrayList<>();
        if (input instanceof Input.RuleGone gone) {
            removeRule(before, gone);
            return events;
        }
        if (input instanceof Input.Rule changed) {
            AlertRule old = before.rules.get(changed.rule().id());
            if (old != null
                    && !(old.levels().equals(changed.rule().levels())
                            && old.scenario().equals(changed.rule().scenario()))) {
                memories.forEach((order, memory) -> {
                    Subject subject = subjects.get(order);
                    if (subject != null && subject.ruleId().equals(old.id())) {
                        memory.waits = null;
                    }
                });
            }
        }
        lookAround(input);
        return events;
    }

    private void lookAround(Input input) {
        TreeMap<String, Subject> all = new TreeMap<>(subjects);
        TreeSet<String> live = new TreeSet<>();
        for (String account : world.positions.keySet()) {
            for (String scope : world.scopesOf(account)) {
                world.rules
                        .values()
                        .forEach(rule -> liveSubjects(account, scope, rule).forEach(s -> {
                            all.put(s.order(), s);
                            live.add(s.order());
                        }));
            }
        }
        all.forEach((order, subject) -> {
            AlertRule rule = world.rules.get(subject.ruleId());
            if (rule != null && concerns(input, subject)) {
                look(subject, rule, live.contains(order), input.at().timeMs());
            }
        });
    }

    private List<Subject> liveSubjects(String account, String scope, AlertRule rule) {
        if (rule.kind() != RuleKind.LIQUIDATION_DISTANCE) {
            return List.of(new Subject(account, scope, rule.id(), null));
        }
        return world.positionsOf(account, scope).stream()
                .map(position -> new Subject(account, scope, rule.id(), position.symbol()))
                .distinct()
                .toList();
    }

    private boolean concerns(Input input, Subject subject) {
        if (input instanceof Input.Holding holding) {
            return holding.account().equals(subject.account());
        } else if (input instanceof Input.Balance balance) {
            return balance.account().equals(subject.account());
        } else if (input instanceof Input.Terms terms) {
            return world.holds(subject.account(), terms.instrument().symbol());
        } else if (input instanceof Input.Rule rule) {
            return rule.rule().id().equals(subject.ruleId());
        }
        return true;
    }

    private void look(Subject subject, AlertRule rule, boolean live, long timeMs) {
        Optional<ExactUnit> unit = world.unit(subject.account(), subject.scope());
        Memory memory = memory(subject);
        if (!live) {
            memory.waits = null;
            if (memory.level != null) {
                Optional<Looked> nothing = rule.kind() != RuleKind.LIQUIDATION_DISTANCE
                        ? Optional.of(new Looked(rule.kind(), Optional.of(BigDecimal.ZERO)))
                        : Optional.empty();
                change(subject, memory, null, Reason.POSITION_CLOSED, Optional.empty(), nothing, unit, timeMs);
            }
            return;
        }
        if (unit.isEmpty()) {
            return;
        }
        Looked value = figures.value(unit.get(), rule, subject.symbol());
        Severity worst = null;
        for (Severity level : Severity.values()) {
            Double threshold = rule.levels().get(level);
            if (threshold != null && value.reaches(threshold)) {
                worst = level;
            }
        }
        if (worst != null && (memory.level == null || worst.compareTo(memory.level) > 0)) {
            up(subject, rule, memory, worst, value, unit, timeMs);
        } else {
            memory.waits = null;
            down(subject, rule, memory, value, unit, timeMs);
        }
    }

    private void up(
            Subject subject,
            AlertRule rule,
            Memory memory,
            Severity worst,
            Looked value,
            Optional<ExactUnit> unit,
            long timeMs) {
        Severity report = worst;
        if (rule.holdForMs() > 0 && worst != Severity.EMERGENCY) {
            if (memory.waits == null) {
                memory.waits = worst;
                memory.waitsSinceMs = timeMs;
            } else if (!value.reaches(rule.levels().getOrDefault(memory.waits, Double.NaN))) {
                memory.waits = worst;
            }
            if (timeMs - memory.waitsSinceMs < rule.holdForMs()) {
                return;
            }
            report = memory.waits;
        }
        memory.waits = report == worst ? null : worst;
        memory.waitsSinceMs = timeMs;
        Optional<BigDecimal> threshold = Optional.of(Decimals.of(rule.levels().getOrDefault(report, Double.NaN)));
        change(subject, memory, report, Reason.THRESHOLD_REACHED, threshold, Optional.of(value), unit, timeMs);
    }

    private void down(
            Subject subject, AlertRule rule, Memory memory, Looked value, Optional<ExactUnit> unit, long timeMs) {
        Severity level = memory.level;
        if (level == null) {
            return;
        }
        Double threshold = rule.levels().get(level);
        if (threshold != null && !value.clears(threshold, rule.hysteresis())) {
            return;
        }
        Severity next = null;
        for (Severity lower : Severity.values()) {
            Double at = rule.levels().get(lower);
            if (lower.compareTo(level) < 0 && at != null && !value.clears(at, rule.hysteresis())) {
                next = lower;
            }
        }
        Optional<BigDecimal> crossed = Optional.ofNullable(threshold).map(t -> value.clearance(t, rule.hysteresis()));
        change(subject, memory, next, Reason.THRESHOLD_CLEARED, crossed, Optional.of(value), unit, timeMs);
    }

    private void removeRule(World before, Input.RuleGone gone) {
        AlertRule rule = before.rules.get(gone.ruleId());
        if (rule == null) {
            return;
        }
        new TreeMap<>(subjects).forEach((order, subject) -> {
            Memory memory = memory(subject);
            if (!subject.ruleId().equals(gone.ruleId())) {
                return;
            }
            memory.waits = null;
            if (memory.level != null) {
                Optional<ExactUnit> unit = world.unit(subject.account(), subject.scope());
                Optional<Looked> value = unit.map(u -> figures.value(u, rule, subject.symbol()));
                change(
                        subject,
                        memory,
                        null,
                        Reason.RULE_REMOVED,
                        Optional.empty(),
                        value,
                        unit,
                        gone.at().timeMs());
            }
        });
    }

    private Memory memory(Subject subject) {
        subjects.put(subject.order(), subject);
        return memories.computeIfAbsent(subject.order(), unused -> new Memory());
    }

    private void change(
            Subject subject,
            Memory memory,
            @Nullable Severity level,
            Reason reason,
            Optional<BigDecimal> threshold,
            Optional<Looked> value,
            Optional<ExactUnit> unit,
            long timeMs) {
        Severity previous = memory.level;
        AlertType type;
        if (previous == null) {
            type = AlertType.RAISED;
            memory.episode++;
            memory.raisedAtMs = timeMs;
            memory.alertId = subject.alertId(timeMs, memory.episode);
            memory.sequence = 0;
        } else {
            memory.sequence++;
            type = level == null
                    ? AlertType.RESOLVED
                    : level.compareTo(previous) > 0 ? AlertType.ESCALATED : AlertType.DEESCALATED;
        }
        memory.level = level;
        events.add(new ExpectedEvent(
                subject,
                type,
                level,
                previous,
                reason,
                memory.sequence,
                memory.alertId,
                timeMs,
                memory.raisedAtMs,
                threshold,
                value,
                unit));
    }

    World world() {
        return world;
    }
}
