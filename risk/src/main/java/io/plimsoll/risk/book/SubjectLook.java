package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AgeLadder;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.Ladder;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.SignalLadder;
import io.plimsoll.risk.signal.Signal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one rule sees when it looks at one subject that is held, and where that takes its ladder.
 *
 * @param step where the ladder stands then
 * @param value value looked at; empty where the kind has none, or it does not exist
 */
record SubjectLook(Ladder.Step step, OptionalDouble value) {

    /** Empty where inputs do not allow a look: the level is kept. */
    static Optional<SubjectLook> of(
            AlertRule rule,
            LadderKey subject,
            LadderState before,
            UnitView view,
            @Nullable Signal signal,
            long timeMs) {
        return switch (rule.kind()) {
            case DATA_QUALITY -> Optional.of(inputs(rule, subject, before, view, timeMs));
            case SIGNAL ->
                view.evaluable() ? Optional.of(signals(rule, subject, before, view, signal, timeMs)) : Optional.empty();
            default ->
                view.evaluable() && view.read(rule, subject.symbol())
                        ? Optional.of(number(rule, subject, before, view, timeMs))
                        : Optional.empty();
        };
    }

    private static SubjectLook number(
            AlertRule rule, LadderKey subject, LadderState before, UnitView view, long timeMs) {
        OptionalDouble value = view.value(rule, subject.symbol());
        double looked = value.orElse(Double.POSITIVE_INFINITY); // a distance that does not exist is far away
        return new SubjectLook(new Ladder(rule, subject).evaluate(before, looked, timeMs), value);
    }

    private static SubjectLook inputs(
            AlertRule rule, LadderKey subject, LadderState before, UnitView view, long timeMs) {
        InputFault fault = subject.symbol() == null ? null : view.faults().get(subject.symbol());
        OptionalLong since = fault == null ? OptionalLong.empty() : OptionalLong.of(fault.sinceMs());
        return new SubjectLook(
                new AgeLadder(rule, subject).evaluate(before, since, timeMs),
                AgeLadder.ageSeconds(before, since, timeMs));
    }

    private static SubjectLook signals(
            AlertRule rule,
            LadderKey subject,
            LadderState before,
            UnitView view,
            @Nullable Signal signal,
            long timeMs) {
        SignalLadder ladder = new SignalLadder(rule, subject);
        if (signal == null || !signal.symbol().equals(subject.symbol())) {
            return new SubjectLook(ladder.pass(before, timeMs), OptionalDouble.empty());
        }
        return new SubjectLook(
                ladder.see(before, signal, view.equityShare(signal.symbol()), timeMs),
                OptionalDouble.of(signal.confidence()));
    }
}
