package io.plimsoll.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll bench}: a group of benches. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "The published performance figures, each beside a floor measured in the same run.",
        subcommands = {
            BenchAlertingCommand.class,
            BenchCalcCommand.class,
            BenchEngineCommand.class,
            BenchIndicatorsCommand.class,
            BenchPipelineCommand.class,
            BenchStormCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing bench: found none, expected one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
