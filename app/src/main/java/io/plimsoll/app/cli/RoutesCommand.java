package io.plimsoll.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll routes}. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        description = "Is a routes file sound, and whom would it tell?",
        synopsisSubcommandLabel = "(check | test | explain)",
        subcommands = {RoutesCheckCommand.class, RoutesTestCommand.class, RoutesExplainCommand.class})
final class RoutesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing verb: found none, expected one of check, test, explain");
    }
}
