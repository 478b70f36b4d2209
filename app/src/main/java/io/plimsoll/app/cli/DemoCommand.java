package io.plimsoll.app.cli;

import io.plimsoll.app.demo.Demo;
import io.plimsoll.app.demo.DemoOptions;
import io.plimsoll.app.demo.DemoScreen;
import io.plimsoll.producers.publish.Speed;
import io.plimsoll.producers.simulation.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs everything in one JVM: broker, registry, mailbox, a market (simulated, or recorded with --data),"
                        + " accounts, risk and alerting. Ends with the data or on Ctrl-C, with a summary; mails can be read until then.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "FILE", arity = "1..*", description = "Recorded klines, plain or .gz.")
    private List<Path> data = List.of();

    @Option(names = "--symbol", description = "Symbol of klines that have no symbol column.")
    private @Nullable String symbol;

    @Option(
            names = "--brackets",
            paramLabel = "FILE",
            description =
                    "Maintenance-margin brackets. Default: the first .csv in a folder brackets beside the data's folder,"
                            + " else generic ones.")
    private @Nullable Path brackets;

    @Option(names = "--accounts", defaultValue = "1000", description = "Simulated accounts. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the simulation. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--speed", defaultValue = "max", description = "1x, 60x, … or max. Default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(
            names = "--scenario",
            defaultValue = "flash-crash",
            description = "Simulated market: none, flash-crash or slow-bleed. Default: ${DEFAULT-VALUE}.")
    private String scenario = "flash-crash";

    @Option(names = "--hours", defaultValue = "2", description = "Simulated hours. Default: ${DEFAULT-VALUE}.")
    private int hours;

    @Option(names = "--rules", paramLabel = "FILE", description = "Alert rules (YAML). Default: the built-in ones.")
    private @Nullable Path rules;

    @Option(
            names = "--routes",
            paramLabel = "FILE",
            description = "Who is told (YAML). Default: ten desks with a mailbox each.")
    private @Nullable Path routes;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".plimsoll/demo",
            description = "Broker and state; emptied at start. Default: ${DEFAULT-VALUE}.")
    private Path dataDir = Path.of(".plimsoll/demo");

    @Option(
            names = "--keep",
            description = "Goes on after the end of the data, until Ctrl-C: mails can be read, alerts acknowledged.")
    private boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        DemoOptions options = new DemoOptions(
                data,
                Optional.ofNullable(symbol),
                Optional.ofNullable(brackets),
                accounts,
                seed,
                Speed.parse(speed),
                Scenario.parse(scenario),
                hours,
                Optional.ofNullable(rules),
                Optional.ofNullable(routes),
                dataDir,
                keep);
        DemoScreen screen = new DemoScreen(spec.commandLine().getOut(), System.console() != null, commandStarted());
        try (StopOnSignal ignored = StopOnSignal.interrupting(Thread.currentThread())) {
            return new Demo(options, screen).run() ? 0 : 1;
        }
    }

    /** When the command was typed, as far as the launcher knows. */
    private static Instant commandStarted() {
        String startedMs = System.getProperty("plimsoll.started.ms");
        return startedMs == null ? Instant.now() : Instant.ofEpochMilli(Long.parseLong(startedMs));
    }
}
