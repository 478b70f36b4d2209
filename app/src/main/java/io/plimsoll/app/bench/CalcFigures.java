package io.plimsoll.app.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What {@link CalcBench} measured.
 *
 * @param accounts accounts in the file
 * @param inputBytes size of the file read
 * @param resultBytes size of the file written
 * @param calc each counted round
 * @param floor reading, parsing and rewriting the same file, beside each round
 */
public record CalcFigures(int accounts, long inputBytes, long resultBytes, List<Round> calc, List<Round> floor) {
    /** Keeps copies. */
    public CalcFigures {
        calc = List.copyOf(calc);
        floor = List.copyOf(floor);
    }

    /** Accounts a second of the median round, by wall time. */
    public double accountsPerSecond() {
        return accounts / median(calc, Round::seconds);
    }

    /** Accounts a second of the median floor, by wall time. */
    public double floorAccountsPerSecond() {
        return accounts / median(floor, Round::seconds);
    }

    /** Accounts a second of processor time, median round. */
    public double accountsPerCpuSecond() {
        return accounts / median(calc, Round::cpuSeconds);
    }

    /** Processor time of the median round / of the median floor: how many times the work of copying the file. */
    public double timesFloor() {
        return median(calc, Round::cpuSeconds) / median(floor, Round::cpuSeconds);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> time) {
        double[] sorted = rounds.stream().mapToDouble(time).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
