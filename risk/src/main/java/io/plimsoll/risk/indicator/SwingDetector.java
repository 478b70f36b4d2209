package io.plimsoll.risk.indicator;

import java.util.Optional;

/**
 * Finds numbers that exceed each of the k numbers before and the k after them; the two latest are kept. Constant time: the
 * candidate is k numbers old, the largest number after it is that of the last k, the largest before it is what that was
 * k + 1 numbers ago.
 */
final class SwingDetector {
    private static final int FIELDS = 3;

    private final int sign;
    private final SlidingMaximum recent;
    private final Delay before;
    private final Delay candidates;
    private final Delay times;
    private final double[] last = new double[FIELDS];
    private final double[] earlier = new double[FIELDS];

    /** {@code sign} 1 finds highs, -1 lows. */
    SwingDetector(int reach, int sign) {
        this.sign = sign;
        this.recent = new SlidingMaximum(reach);
        this.before = new Delay(reach + 1);
        this.candidates = new Delay(reach);
        this.times = new Delay(reach);
    }

    /** Whether this number confirms a swing. */
    boolean add(double price, long timeMs) {
        double number = sign * price;
        recent.add(number);
        double largestAfter = recent.maximum();
        double largestBefore = before.push(largestAfter);
        double candidate = candidates.push(number);
        double candidateTime = times.push(timeMs);
        boolean found = candidate > largestBefore && candidate > largestAfter;
        if (found) {
            System.arraycopy(last, 0, earlier, 0, FIELDS);
            last[0] = sign * candidate;
            last[1] = candidateTime;
            last[2] = timeMs;
        }
        return found;
    }

    Optional<Swing> last() {
        return swing(last);
    }

    Optional<Swing> previous() {
        return swing(earlier);
    }

    private static Optional<Swing> swing(double[] fields) {
        return fields[0] == 0
                ? Optional.empty()
                : Optional.of(new Swing(fields[0], (long) fields[1], (long) fields[2]));
    }

    void write(StateWriter to) {
        recent.write(to);
        before.write(to);
        candidates.write(to);
        times.write(to);
        to.write(last);
        to.write(earlier);
    }

    void read(StateReader from) {
        recent.read(from);
        before.read(from);
        candidates.read(from);
        times.read(from);
        from.read(last);
        from.read(earlier);
    }
}
