package io.plimsoll.risk.workload;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws symbols by Zipf's law: the i-th as often as 1 / i. Of two: the first two thirds of the time. Immutable. */
final class Popularity {

    private final double[] upTo;

    Popularity(int symbols) {
        upTo = new double[symbols];
        double sum = 0;
        for (int i = 0; i < symbols; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(found >= 0 ? found : -1 - found, upTo.length - 1);
    }
}
