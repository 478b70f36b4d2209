package io.plimsoll.risk.signal;

import java.util.ArrayList;
import java.util.List;

/** What the detectors found at one bar. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /**
     * One finding.
     *
     * @param strength how far past the threshold, 0 to 1
     */
    record Finding(SignalKind kind, Bias bias, double value, double threshold, double strength, String reason) {
        /** Half for a value at its threshold, 1 for one a span beyond; less while fewer bars than ten periods were seen. */
        double confidence(long bars) {
            return (0.5 + strength / 2) * Math.min(1, bars / TRUSTED_BARS);
        }
    }

    /** Ten periods of 14: RSI and ATR have then forgotten their seeds. */
    private static final double TRUSTED_BARS = 140;

    /**
     * Notes a finding.
     *
     * @param span distance from the threshold, > 0, in its unit, at which strength is full
     */
    void add(SignalKind kind, Bias bias, double value, double threshold, double span, String reason) {
        double past = Math.abs(value - threshold);
        double strength = span > 0 ? Math.min(1, past / span) : past > 0 ? 1 : 0;
        all.add(new Finding(kind, bias, value, threshold, strength, reason));
    }

    List<Finding> all() {
        return all;
    }
}
