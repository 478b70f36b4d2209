package io.plimsoll.risk.indicator;

/** Largest of the last n numbers; the smallest is minus the largest of their negatives. */
final class SlidingMaximum extends SlidingWindow {
    private final double[] tails;
    private double head = Double.NEGATIVE_INFINITY;

    SlidingMaximum(int size) {
        super(size);
        this.tails = new double[size];
    }

    /** Largest of the last n; not a number until there are n. */
    double maximum() {
        if (!isFull()) {
            return Double.NaN;
        }
        return hasTail() ? Math.max(tails[headCount()], head) : head;
    }

    @Override
    void clearHead() {
        head = Double.NEGATIVE_INFINITY;
    }

    @Override
    void extendHead(double number, int count) {
        head = Math.max(head, number);
    }

    @Override
    void buildTails(int from) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = size - 1; i >= from; i--) {
            largest = Math.max(largest, numbers[i]);
            tails[i] = largest;
        }
    }
}
