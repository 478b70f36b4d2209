package io.plimsoll.risk.indicator;

/**
 * The last n numbers, summarised without ever taking a number out again: the series is cut into blocks of n; a window is the
 * tail of one block and the head of the next, and both are only ever added to.
 *
 * <pre>
 *   block 7            block 8
 *   · · · x x x x x    x x x · · · · ·      n = 8, filled = 3
 *         └ tail ─┘    └ head ┘
 * </pre>
 *
 * A sum that adds the new and subtracts the old number keeps every rounding error for ever; here none lives longer than n
 * numbers. Tails are summed right to left once per block: O(1) amortised. The last n numbers and the place in the block
 * are the whole state.
 */
abstract class SlidingWindow {
    final int size;
    /** Place in the block to number: below {@code filled} of the current block, from there on of the previous one. */
    final double[] numbers;

    private int filled;
    private boolean full;

    SlidingWindow(int size) {
        this.size = size;
        this.numbers = new double[size];
    }

    /** Forgets the head. */
    abstract void clearHead();

    /** Adds a number to the head, which then has {@code count}. */
    abstract void extendHead(double number, int count);

    /** Summarises the numbers of the block that ended, from each place >= {@code from} to its end. */
    abstract void buildTails(int from);

    final void add(double number) {
        if (filled == size) {
            full = true;
            buildTails(0);
            clearHead();
            filled = 0;
        }
        numbers[filled] = number;
        filled++;
        extendHead(number, filled);
    }

    /** Whether n numbers have been seen. */
    final boolean isFull() {
        return full || filled == size;
    }

    /** How many numbers of the window are in the head, 1 to n; the others are the tail that starts at this place. */
    final int headCount() {
        return filled;
    }

    final boolean hasTail() {
        return full && filled < size;
    }

    final void write(StateWriter to) {
        to.write(full ? 1 : 0);
        to.write(filled);
        to.write(numbers);
    }

    final void read(StateReader from) {
        full = from.read() == 1;
        filled = from.readInt();
        from.read(numbers);
        if (hasTail()) {
            buildTails(filled);
        }
        clearHead();
        for (int i = 0; i < filled; i++) {
            extendHead(numbers[i], i + 1);
        }
    }
}
