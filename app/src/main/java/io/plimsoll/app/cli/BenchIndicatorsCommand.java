package io.plimsoll.app.cli;

import io.plimsoll.app.bench.BenchReport;
import io.plimsoll.app.bench.IndicatorBench;
import io.plimsoll.app.bench.IndicatorPlan;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench indicators}. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        description = "Bars a second through all indicators and signals, beside ta4j on the same bars.")
final class BenchIndicatorsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--symbols", defaultValue = "500", description = "Of 6 intervals each. Default: ${DEFAULT-VALUE}.")
    private int symbols;

    @Option(names = "--bars", defaultValue = "300", description = "Bars of each series. Default: ${DEFAULT-VALUE}.")
    private int bars;

    @Option(names = "--rounds", defaultValue = "3", description = "Counted ones. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private BenchOutput output = new BenchOutput();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        BenchReport report = new IndicatorBench(plan(), step -> {
                    err.println("plimsoll: " + step);
                    err.flush();
                })
                .run();
        return output.print(spec, report);
    }

    private IndicatorPlan plan() {
        try {
            return new IndicatorPlan(symbols, bars, rounds, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
