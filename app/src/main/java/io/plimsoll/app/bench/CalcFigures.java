package io.plimsoll.app.bench;

import java.util.List;

/**
 * What {@link CalcBench} measured.
 *
 * @param accounts accounts in the file
 * @param inputBytes size of the file read
 * @param resultBytes size of the file written
 * @param calcSeconds wall time of each counted round
 * @param floorSeconds wall time of reading, parsing and rewriting the same file, beside each round
 */
public record CalcFigures(
        int accounts, long inputBytes, long resultBytes, List<Double> calcSeconds, List<Double> floorSeconds) {
    /** Keeps copies. */
    public CalcFigures {
        calcSeconds = List.copyOf(calcSeconds);
        floorSeconds = List.copyOf(floorSeconds);
    }

    /** Accounts a second of the median round. */
    public double accountsPerSecond() {
        return accounts / median(calcSeconds);
    }

    /** Accounts a second of the median floor. */
    public double floorAccountsPerSecond() {
        return accounts / median(floorSeconds);
    }

    /** Median round / median floor: how many times the work of copying the file. */
    public double timesFloor() {
        return median(calcSeconds) / median(floorSeconds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
