package io.plimsoll.app.cli;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.app.routes.AlertFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll routes explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "What a routes file makes of one alert, route by route, and for each contact point when it would be told or why not.",
            "An alert of the cluster is taken as if its last event came in anew; the cluster's silences and other open alerts count."
        })
final class RoutesExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The routes file.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(
            names = "--alert",
            required = true,
            paramLabel = "ALERT.json|ID",
            description = "A file with one object of alerts.jsonl, or the id of an alert of the cluster.")
    private String alert = "";

    @Mixin
    private RehearsalOptions rehearsal = new RehearsalOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Routes routes = RoutesFile.read(file);
        Path alertFile = Path.of(alert);
        if (Files.exists(alertFile)) {
            print(routes, AlertFile.read(alertFile, rehearsal.at()), null);
            return 0;
        }
        if (alert.endsWith(".json")) {
            throw new IllegalArgumentException("--alert: found no file " + alert + ", expected one, or an alert's id");
        }
        DeskLog desk = rehearsal.desk();
        Episode episode = desk.episodes().stream()
                .filter(each -> each.last().alertId().equals(alert))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--alert: found no alert " + alert + ", expected a file or an id that alerts --all shows"));
        if (!rehearsal.json()) {
            spec.commandLine()
                    .getOut()
                    .println("alert %s is %s since %s: %s"
                            .formatted(
                                    episode.last().alertId(), episode.phase(), episode.changedAt(), episode.reason()));
        }
        print(routes, episode.last(), desk);
        return 0;
    }

    private void print(Routes routes, Alert given, @Nullable DeskLog desk) {
        rehearsal.print(
                rehearsal.rehearse(routes, given, desk),
                true,
                spec.commandLine().getOut());
    }
}
