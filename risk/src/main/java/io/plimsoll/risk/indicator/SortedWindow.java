package io.plimsoll.risk.indicator;

import java.util.Arrays;

/**
 * The last n numbers in order of size, for ranks. Finding a place takes log n steps, making room moves n / 2 numbers in one
 * block copy: with n = 252 that is about 1 KB, cheaper than any tree.
 */
final class SortedWindow {
    private final double[] byAge;
    private final double[] bySize;
    private int count;
    private int next;

    SortedWindow(int size) {
        this.byAge = new double[size];
        this.bySize = new double[size];
    }

    boolean isFull() {
        return count == byAge.length;
    }

    /** Share of the window below {@code number}, equal ones counted half, 0 to 100. */
    double percentileRank(double number) {
        int below = lowerBound(number);
        int notAbove = lowerBound(Math.nextUp(number));
        return 100 * (below + (notAbove - below) / 2.0) / count;
    }

    void add(double number) {
        if (isFull()) {
            int gone = lowerBound(byAge[next]);
            System.arraycopy(bySize, gone + 1, bySize, gone, count - gone - 1);
            count--;
        }
        int place = lowerBound(number);
        System.arraycopy(bySize, place, bySize, place + 1, count - place);
        bySize[place] = number;
        count++;
        byAge[next] = number;
        next = next + 1 == byAge.length ? 0 : next + 1;
    }

    /** How many numbers are smaller. */
    private int lowerBound(double number) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bySize[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void write(StateWriter to) {
        to.write(count);
        to.write(next);
        to.write(byAge);
    }

    void read(StateReader from) {
        count = from.readInt();
        next = from.readInt();
        from.read(byAge);
        System.arraycopy(byAge, 0, bySize, 0, byAge.length);
        Arrays.sort(bySize, 0, count);
    }
}
