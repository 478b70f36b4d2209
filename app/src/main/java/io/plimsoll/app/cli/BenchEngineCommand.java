package io.plimsoll.app.cli;

import io.plimsoll.app.bench.BenchReport;
import io.plimsoll.app.bench.EngineBench;
import io.plimsoll.app.bench.EnginePlan;
import io.plimsoll.risk.workload.Workload;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench engine}. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = "What a price costs the risk book, beside a sweep of every holder; no broker.")
final class BenchEngineCommand implements Callable<Integer> {
    @Option(names = "--positions", defaultValue = "1000000", description = "Positions. Default: ${DEFAULT-VALUE}.")
    private int positions;

    @Option(names = "--symbols", defaultValue = "200", description = "Contracts. Default: ${DEFAULT-VALUE}.")
    private int symbols;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Processor time of each measurement. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--volatility",
            defaultValue = "quiet",
            description = "Steps of prices: quiet (0.2 to 0.5 bp) or wild (2 to 5 bp). Default: ${DEFAULT-VALUE}.")
    private Workload.Volatility volatility = Workload.Volatility.QUIET;

    @Option(names = "--alike", description = "All symbols tick alike, instead of popular ones more often.")
    private boolean alike;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private BenchOutput output = new BenchOutput();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        BenchReport report = new EngineBench(plan(), step -> {
                    err.println("plimsoll: " + step);
                    err.flush();
                })
                .run();
        return output.print(spec, report);
    }

    private EnginePlan plan() {
        try {
            Workload published = Workload.of(positions, volatility, seed);
            return new EnginePlan(
                    new Workload(
                            positions,
                            symbols,
                            published.crossShare(),
                            published.nearShare(),
                            volatility,
                            !alike,
                            seed),
                    Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
