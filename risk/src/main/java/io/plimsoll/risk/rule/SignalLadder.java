package io.plimsoll.risk.rule;

import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.Ladder.Step;
import io.plimsoll.risk.signal.Signal;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Moves one subject of a SIGNAL rule: a signal that concerns the position raises the highest level its confidence reaches, a
 * surer one raises further; one as sure or less lets the episode last on. It ends when no such signal came for as long as
 * the rule says, or at one that leans the other way.
 *
 * <p>Whether a signal concerns the position is decided when it comes: a position opened later is not told of it. During a
 * cooldown a signal below EMERGENCY is passed over. Stateless: all state is the argument.
 */
public final class SignalLadder {

    private final AlertRule rule;
    private final SignalMatch match;
    private final LadderMoves moves;

    /** Ladder of one subject under a rule of kind SIGNAL. */
    public SignalLadder(AlertRule rule, LadderKey subject) {
        this.rule = rule;
        this.match = rule.signals().orElseThrow();
        this.moves = new LadderMoves(rule, subject);
    }

    /**
     * Takes a signal of the subject's symbol.
     *
     * @param equityShare net notional of the symbol / margin balance, above 0 long, below 0 short
     * @param timeMs event time, Unix milliseconds
     */
    public Step see(LadderState state, Signal signal, double equityShare, long timeMs) {
        if (!match.takes(signal)) {
            return pass(state, timeMs);
        }
        if (match.concerns(signal.bias(), equityShare)) {
            Severity reached = reached(signal.confidence());
            boolean rises = reached != null
                    && (state.level() == null || reached.compareTo(state.level()) > 0)
                    && !(state.cooling(timeMs) && reached != Severity.EMERGENCY);
            if (rises && reached != null) {
                Step raised = moves.raise(state, reached, Reason.SIGNAL_SEEN, timeMs);
                return new Step(raised.state().until(match.endMs(signal, timeMs)), raised.change());
            }
            if (reached != null && state.level() != null) {
                return new Step(state.until(Math.max(state.untilMs(), match.endMs(signal, timeMs))), null);
            }
        } else if (state.level() != null
                && match.opposes(signal.bias(), equityShare)
                && reached(signal.confidence()) != null) {
            return moves.drop(state, null, OptionalDouble.empty(), Reason.SIGNAL_OPPOSED, timeMs);
        }
        return pass(state, timeMs);
    }

    /** Time passes without a signal that concerns the subject. */
    public Step pass(LadderState state, long timeMs) {
        return state.level() != null && timeMs >= state.untilMs()
                ? moves.drop(state, null, OptionalDouble.empty(), Reason.SIGNAL_EXPIRED, timeMs)
                : new Step(state, null);
    }

    private @Nullable Severity reached(double confidence) {
        Severity reached = null;
        for (Map.Entry<Severity, Double> level : rule.levels().entrySet()) {
            if (confidence >= level.getValue()) {
                reached = level.getKey();
            }
        }
        return reached;
    }
}
