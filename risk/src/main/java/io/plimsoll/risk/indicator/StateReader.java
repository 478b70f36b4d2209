package io.plimsoll.risk.indicator;

/** Takes the numbers of a state back in the order in which they were written. */
final class StateReader {
    private final double[] numbers;
    private int next;

    StateReader(double[] numbers) {
        this.numbers = numbers;
    }

    double read() {
        return numbers[next++];
    }

    int readInt() {
        return (int) read();
    }

    void read(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = read();
        }
    }
}
