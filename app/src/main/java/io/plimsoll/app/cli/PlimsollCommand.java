package io.plimsoll.app.cli;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll}: its verbs, and what their exit codes mean. */
@Command(
        name = "plimsoll",
        description = "The load line for leveraged accounts: streaming risk alerts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            FeedCommand.class,
            ReplayCommand.class,
            CalcCommand.class,
            StressCommand.class,
            IndicatorsCommand.class,
            SignalsCommand.class,
            AlertsCommand.class,
            AckCommand.class,
            SilenceCommand.class,
            RoutesCommand.class,
            DeadLettersCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            BenchCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the check asked for did not hold",
            "2:wrong usage or invalid input, of which nothing was written",
            "3:could not be done, e.g. the broker or the registry is away"
        })
public final class PlimsollCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new PlimsollCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Instant.class, Times::instant)
                .registerConverter(Duration.class, Times::duration)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Faults());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing verb: found none, expected one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
