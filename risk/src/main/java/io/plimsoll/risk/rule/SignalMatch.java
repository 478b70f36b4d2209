package io.plimsoll.risk.rule;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.Bias;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.SignalKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which signals concern an open position. A bearish signal is against a long and with a short; one that leans nowhere is
 * neither. What counts is the net of a symbol's positions in the unit; a full hedge has no side.
 *
 * <p>Example: side AGAINST, minShareOfEquity 0.4: RSI 86 (bearish) concerns a long whose notional is 40 % or more of the
 * unit's margin balance, not a short.
 *
 * @param kinds signals taken; empty: every kind
 * @param intervals bars taken; empty: every interval
 * @param side how the signal leans, as seen from the position
 * @param minShareOfEquity least net notional / margin balance, a fraction >= 0
 * @param lastingBars bars of the signal's interval after which the episode ends unless another signal came, 1 to 1,000
 */
public record SignalMatch(
        Set<SignalKind> kinds, Set<Interval> intervals, Side side, double minShareOfEquity, int lastingBars) {

    /** Bars an episode lasts unless the rule says otherwise. */
    public static final int DEFAULT_LASTING_BARS = 12;

    /** Most bars an episode may last. */
    public static final int MOST_LASTING_BARS = 1_000;

    /** How a signal leans, as seen from the position. */
    public enum Side {
        AGAINST,
        WITH,
        ANY
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the field, the value found and the value expected
     */
    public SignalMatch {
        kinds = Collections.unmodifiableSet(sorted(SignalKind.class, kinds));
        intervals = Collections.unmodifiableSet(sorted(Interval.class, intervals));
        AlertRule.require(
                minShareOfEquity >= 0 && Double.isFinite(minShareOfEquity),
                "minShareOfEquity",
                minShareOfEquity,
                "a finite fraction from 0");
        AlertRule.require(
                lastingBars >= 1 && lastingBars <= MOST_LASTING_BARS, "lasting", lastingBars, "1 to 1000 bars");
    }

    /** True for a signal of a kind and interval it takes, whichever way it leans. */
    public boolean takes(Signal signal) {
        return (kinds.isEmpty() || kinds.contains(signal.kind()))
                && (intervals.isEmpty() || intervals.contains(signal.interval()));
    }

    /** True for a bias that concerns a position of this share of the equity: above 0 long, below 0 short. */
    public boolean concerns(Bias bias, double equityShare) {
        return equityShare != 0
                && Math.abs(equityShare) >= minShareOfEquity
                && (side == Side.ANY || side == sideOf(bias, equityShare));
    }

    /** True for a bias that ends an episode, as it leans the other way. */
    public boolean opposes(Bias bias, double equityShare) {
        Side leans = sideOf(bias, equityShare);
        return side != Side.ANY && leans != Side.ANY && leans != side;
    }

    /** Event time at which an episode ends unless another signal comes, Unix milliseconds. */
    public long endMs(Signal signal, long timeMs) {
        return timeMs + lastingBars * signal.interval().lengthMs();
    }

    /** Its content, one field a line, as versions of rules digest it. */
    void addTo(List<String> lines) {
        lines.add("signals=" + kinds.stream().map(SignalKind::name).sorted().collect(Collectors.joining(",")));
        lines.add("intervals=" + intervals.stream().map(Interval::label).collect(Collectors.joining(",")));
        lines.add("side=" + side);
        lines.add("minShareOfEquity=" + PlainDecimal.exactly(minShareOfEquity));
        lines.add("lasting=" + lastingBars);
    }

    private static Side sideOf(Bias bias, double equityShare) {
        double leans = bias.sign() * equityShare;
        return leans < 0 ? Side.AGAINST : leans > 0 ? Side.WITH : Side.ANY;
    }

    private static <E extends Enum<E>> Set<E> sorted(Class<E> type, Set<E> found) {
        Set<E> sorted = EnumSet.noneOf(type);
        sorted.addAll(found);
        return sorted;
    }
}
