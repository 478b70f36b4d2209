package io.plimsoll.risk.indicator;

/** Sum and mean of the last n numbers. */
class SlidingSum extends SlidingWindow {
    private final double[] tails;
    private double head;

    SlidingSum(int size) {
        super(size);
        this.tails = new double[size];
    }

    /** Mean of the last n; not a number until there are n. */
    final double mean() {
        if (!isFull()) {
            return Double.NaN;
        }
        return (hasTail() ? tails[headCount()] + head : head) / size;
    }

    @Override
    void clearHead() {
        head = 0;
    }

    @Override
    void extendHead(double number, int count) {
        head += number;
    }

    @Override
    void buildTails(int from) {
        double sum = 0;
        for (int i = size - 1; i >= from; i--) {
            sum += numbers[i];
            tails[i] = sum;
        }
    }
}
