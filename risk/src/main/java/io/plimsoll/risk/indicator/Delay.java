package io.plimsoll.risk.indicator;

import java.util.Arrays;

/** Hands every number back n numbers later; not a number before that. */
final class Delay {
    private final double[] ring;
    private int next;

    Delay(int steps) {
        this.ring = new double[steps];
        Arrays.fill(ring, Double.NaN);
    }

    /** Takes a number and gives the one taken n calls ago. */
    double push(double number) {
        double old = ring[next];
        ring[next] = number;
        next = next + 1 == ring.length ? 0 : next + 1;
        return old;
    }

    void write(StateWriter to) {
        to.write(next);
        to.write(ring);
    }

    void read(StateReader from) {
        next = from.readInt();
        from.read(ring);
    }
}
