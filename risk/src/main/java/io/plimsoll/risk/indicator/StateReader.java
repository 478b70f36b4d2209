package io.plimsoll.risk.indicator;

/** Takes the numbers of a state back in the order in which they were written. */
public final class StateReader {
    private final double[] numbers;
    private int next;

    /** Numbers that a writer wrote. */
    public StateReader(double[] numbers) {
        this.numbers = numbers;
    }

    /** The next number. */
    public double read() {
        return numbers[next++];
    }

    /** The next number, which was whole. */
    public int readInt() {
        return (int) read();
    }

    /** As many of the next numbers as fit. */
    public void read(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = read();
        }
    }
}
