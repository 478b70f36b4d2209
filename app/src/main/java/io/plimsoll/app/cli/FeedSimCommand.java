package io.plimsoll.app.cli;

import io.plimsoll.app.demo.DemoFeed;
import io.plimsoll.producers.simulation.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll feed sim}. */
@Command(name = "sim", mixinStandardHelpOptions = true, description = "A seeded market and seeded accounts.")
final class FeedSimCommand implements Callable<Integer> {
    @Option(names = "--accounts", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--scenario",
            defaultValue = "flash-crash",
            description = "none, flash-crash or slow-bleed. Default: ${DEFAULT-VALUE}.")
    private String scenario = "flash-crash";

    @Option(names = "--hours", defaultValue = "2", description = "Length. Default: ${DEFAULT-VALUE}.")
    private int hours;

    @Mixin
    private FeedOptions options = new FeedOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return options.publish(
                DemoFeed.simulated(Scenario.parse(scenario), hours, accounts, seed)
                        .records(),
                spec.commandLine().getOut());
    }
}
