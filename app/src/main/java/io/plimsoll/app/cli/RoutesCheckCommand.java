package io.plimsoll.app.cli;

import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.routes.RehearsalJson;
import io.plimsoll.app.routes.RoutesSurvey;
import io.plimsoll.app.run.RoutesNeeds;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "With --config also whether that configuration has what the file needs: the settings of its channels, and plain"
                    + " http only to hosts of notify.private.hosts.",
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

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (.properties) the file is to be used with. Default: they are not looked at.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Routes routes = RoutesFile.read(file);
        if (config != null) {
            List<String> lacking = RoutesNeeds.lacking(PlimsollConfig.read(config), routes);
            if (!lacking.isEmpty()) {
                throw new ConfigException(lacking);
            }
        }
        RoutesSurvey survey = RoutesSurvey.of(routes);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new RehearsalJson().line(file.toString(), survey));
        } else {
            out.println("%s: sound; %s, %s, %s, %s"
                    .formatted(
                            file,
                            counted(survey.recipients(), "recipient"),
                            counted(survey.routes(), "route"),
                            counted(survey.escalations(), "escalation"),
                            counted(survey.inhibitions(), "inhibition")));
            survey.doubts().forEach(doubt -> out.println("never takes effect: " + doubt));
        }
        return strict && !survey.doubts().isEmpty() ? 1 : 0;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
