package io.plimsoll.app.cli;

import io.plimsoll.app.bench.BenchPlan;
import io.plimsoll.app.bench.BenchReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the benches that need a broker. */
final class BenchOptions {
    /** A bench. */
    interface Bench {
        BenchReport run(BenchPlan plan, Path dir, Consumer<String> progress) throws Exception;
    }

    @Option(names = "--positions", defaultValue = "100000", description = "Positions. Default: ${DEFAULT-VALUE}.")
    private int positions;

    @Option(names = "--accounts", description = "Accounts. Default: a quarter of the positions.")
    private int accounts;

    @Option(names = "--symbols", defaultValue = "200", description = "Contracts. Default: ${DEFAULT-VALUE}.")
    private int symbols;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partitions of the account topics. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--threads",
            defaultValue = "1",
            description = "Threads of risk, and of its floor. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--ticks-per-second",
            defaultValue = "1000",
            description = "Prices a second where latency is measured. Default: ${DEFAULT-VALUE}.")
    private int ticksPerSecond;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Time of each measurement. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--volatility",
            defaultValue = "quiet",
            description = "Moves of prices: quiet (0.35 bp) or wild (3.5 bp). Default: ${DEFAULT-VALUE}.")
    private BenchPlan.Volatility volatility = BenchPlan.Volatility.QUIET;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private BenchOutput output = new BenchOutput();

    /** Runs a bench in a folder that is deleted afterwards, and prints its report; gives the exit code. */
    int report(CommandSpec spec, Bench bench) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path dir = Files.createTempDirectory("plimsoll-bench");
        try {
            BenchReport report = bench.run(plan(spec), dir, step -> {
                err.println("plimsoll: " + step);
                err.flush();
            });
            return output.print(spec, report);
        } finally {
            delete(dir);
        }
    }

    private BenchPlan plan(CommandSpec spec) {
        try {
            return new BenchPlan(
                    positions,
                    accounts == 0 ? Math.max(1, positions / 4) : accounts,
                    symbols,
                    partitions,
                    threads,
                    ticksPerSecond,
                    Duration.ofSeconds(seconds),
                    volatility,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    static void delete(Path dir) throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
