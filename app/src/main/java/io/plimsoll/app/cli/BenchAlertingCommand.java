package io.plimsoll.app.cli;

import io.plimsoll.app.bench.AlertingBench;
import io.plimsoll.app.bench.AlertingPlan;
import io.plimsoll.app.bench.AlertingReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench alerting}. */
@Command(
        name = "alerting",
        mixinStandardHelpOptions = true,
        description =
                "A storm of alerts through decisions and channels, beside a topology that decides nothing and beside an"
                        + " Alertmanager, where there is one.")
final class BenchAlertingCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--alerts", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
    private int alerts;

    @Option(names = "--seconds", defaultValue = "10", description = "Time they come in. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--update",
            defaultValue = "60",
            description = "Seconds between two messages to a human about the storm. Default: ${DEFAULT-VALUE}.")
    private int update;

    @Option(names = "--partitions", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--alertmanager", description = "Binary of Alertmanager. Default: the one on the path.")
    private @Nullable Path alertmanager;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all that is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Option(names = "--check", description = "Exit code 1 when a figure misses what was asked of it.")
    private boolean check;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path dir = Files.createTempDirectory("plimsoll-bench");
        try {
            AlertingReport report = new AlertingBench(
                            plan(), dir, Optional.ofNullable(alertmanager), InstantSource.system(), step -> {
                                err.println("plimsoll: " + step);
                                err.flush();
                            })
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? report.json() + "\n" : report.table());
            out.flush();
            return check && !report.met() ? 1 : 0;
        } finally {
            BenchOptions.delete(dir);
        }
    }

    private AlertingPlan plan() {
        try {
            return new AlertingPlan(alerts, Duration.ofSeconds(seconds), Duration.ofSeconds(update), partitions, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
