package io.plimsoll.app.cli;

import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.routes.RehearsalJson;
import io.plimsoll.app.routes.RoutesSurvey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll routes check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a routes file as a start or a reload would, references to secrets included: every fault with its place, and exit"
                    + " code 2.",
            "Of a sound file says what it has, and what in it never takes effect."
        })
final class RoutesCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The routes file.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(names = "--strict", description = "Exit code 1 when something in it never takes effect.")
    private boolean strict;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        RoutesSurvey survey = RoutesSurvey.of(RoutesFile.read(file));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new RehearsalJson().line(file.toString(), survey));
        } else {
            out.println("%s: sound; %d recipients, %d routes, %d escalations, %d inhibitions"
                    .formatted(file, survey.recipients(), survey.routes(), survey.escalations(), survey.inhibitions()));
            survey.doubts().forEach(doubt -> out.println("never takes effect: " + doubt));
        }
        return strict && !survey.doubts().isEmpty() ? 1 : 0;
    }
}
