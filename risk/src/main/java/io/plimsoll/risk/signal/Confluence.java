package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import io.plimsoll.risk.signal.Findings.Finding;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Signals that agree. Score of a bias = for each family with a signal of it in the last 5 bars, the highest confidence of one; net
 * score = that minus the score of the other bias. Told when three families or more agree with a net score of 1.8, once, until
 * fewer than two agree. A level break (0.9), a MACD cross (0.7) and a trend break (0.8) against an RSI (0.55): 2.4 - 0.55 = 1.85.
 */
final class Confluence {
    private static final int WINDOW_BARS = 5;
    private static final int FAMILIES = 3;
    private static final double SCORE = 1.8;
    private static final double FULL_SPAN = 1.8;
    private static final SignalKind[] KINDS = SignalKind.values();

    /** By sign, then kind: number of the bar of the last signal, and its confidence. */
    private final double[][] bars = new double[2][KINDS.length];

    private final double[][] confidences = new double[2][KINDS.length];
    private final boolean[] told = new boolean[2];

    Confluence() {
        for (double[] each : bars) {
            Arrays.fill(each, Double.NEGATIVE_INFINITY);
        }
    }

    /** Takes what was found at bar {@code bar}, counted from 1, and adds what it amounts to. */
    void onBar(long bar, Findings findings) {
        for (Finding finding : findings.all()) {
            if (finding.bias() != Bias.NEUTRAL) {
                int place = place(finding.bias().sign());
                bars[place][finding.kind().ordinal()] = bar;
                confidences[place][finding.kind().ordinal()] = finding.confidence(bar);
            }
        }
        Map<SignalKind.Family, SignalKind> bulls = agreeing(0, bar);
        Map<SignalKind.Family, SignalKind> bears = agreeing(1, bar);
        double net = score(0, bulls) - score(1, bears);
        tell(1, bulls, net, findings);
        tell(-1, bears, -net, findings);
    }

    private void tell(int sign, Map<SignalKind.Family, SignalKind> agreeing, double net, Findings findings) {
        int place = place(sign);
        if (!told[place] && agreeing.size() >= FAMILIES && net >= SCORE) {
            told[place] = true;
            StringJoiner members = new StringJoiner(", ");
            for (SignalKind kind : agreeing.values()) {
                members.add(kind.title() + " (" + Words.hundredths(confidences[place][kind.ordinal()]) + ")");
            }
            String reason = "%d families of signals lean %s within %d bars: %s; net score %s, asked %s"
                    .formatted(
                            agreeing.size(),
                            sign > 0 ? "up" : "down",
                            WINDOW_BARS,
                            members,
                            Words.hundredths(net),
                            Words.hundredths(SCORE));
            findings.add(SignalKind.CONFLUENCE, Bias.of(sign), net, SCORE, FULL_SPAN, reason);
        } else if (agreeing.size() < FAMILIES - 1) {
            told[place] = false;
        }
    }

    /** The most confident kind of each family that has one in the window. */
    private Map<SignalKind.Family, SignalKind> agreeing(int place, long bar) {
        Map<SignalKind.Family, SignalKind> best = new EnumMap<>(SignalKind.Family.class);
        for (SignalKind kind : KINDS) {
            if (bar - bars[place][kind.ordinal()] < WINDOW_BARS) {
                best.merge(
                        kind.family(),
                        kind,
                        (one, other) ->
                                confidences[place][other.ordinal()] > confidences[place][one.ordinal()] ? other : one);
            }
        }
        return best;
    }

    private double score(int place, Map<SignalKind.Family, SignalKind> agreeing) {
        double score = 0;
        for (SignalKind kind : agreeing.values()) {
            score += confidences[place][kind.ordinal()];
        }
        return score;
    }

    private static int place(int sign) {
        return sign > 0 ? 0 : 1;
    }

    void write(StateWriter to) {
        for (int place = 0; place < 2; place++) {
            to.write(told[place] ? 1 : 0);
            to.write(bars[place]);
            to.write(confidences[place]);
        }
    }

    void read(StateReader from) {
        for (int place = 0; place < 2; place++) {
            told[place] = from.read() == 1;
            from.read(bars[place]);
            from.read(confidences[place]);
        }
    }
}
