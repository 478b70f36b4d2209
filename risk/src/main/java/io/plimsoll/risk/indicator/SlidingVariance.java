package io.plimsoll.risk.indicator;

/**
 * Mean and squared deviations of the last n numbers. Deviations are added up from each number's distance to the running mean
 * (Welford) and those of tail and head are joined (Chan, Golub and LeVeque 1979), so that nothing large cancels: prices of
 * 100 000 with a deviation of 0.001 keep their digits. Equal numbers deviate by exactly 0.
 */
final class SlidingVariance extends SlidingSum {
    private final double[] tailMeans;
    private final double[] tailSquares;
    private double headMean;
    private double headSquares;

    SlidingVariance(int size) {
        super(size);
        this.tailMeans = new double[size];
        this.tailSquares = new double[size];
    }

    /** Sum of squared deviations from the mean, >= 0; not a number until there are n. */
    double squares() {
        if (!isFull()) {
            return Double.NaN;
        }
        if (!hasTail()) {
            return headSquares;
        }
        int head = headCount();
        int tail = size - head;
        double apart = headMean - tailMeans[head];
        return tailSquares[head] + headSquares + apart * apart * tail * head / size;
    }

    /** Root of the mean squared deviation (divided by n). */
    double populationDeviation() {
        return Math.sqrt(squares() / size);
    }

    /** Root of the squared deviations divided by n - 1. */
    double sampleDeviation() {
        return Math.sqrt(squares() / (size - 1));
    }

    @Override
    void clearHead() {
        super.clearHead();
        headMean = 0;
        headSquares = 0;
    }

    @Override
    void extendHead(double number, int count) {
        super.extendHead(number, count);
        double off = number - headMean;
        headMean += off / count;
        headSquares += off * (number - headMean);
    }

    @Override
    void buildTails(int from) {
        super.buildTails(from);
        double mean = 0;
        double squares = 0;
        for (int i = size - 1; i >= from; i--) {
            double off = numbers[i] - mean;
            mean += off / (size - i);
            squares += off * (numbers[i] - mean);
            tailMeans[i] = mean;
            tailSquares[i] = squares;
        }
    }
}
