package io.plimsoll.app.cli;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.app.desk.DeskLog;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll alerts}. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "The alerts that are open now and where each stands, gravest first.")
final class AlertsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "ALERT_ID",
            defaultValue = "",
            description = "Only those whose id begins so. Left out: every one.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String begin;

    @Option(names = "--all", description = "Also those that are over.")
    private boolean all;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Episode> shown = new DeskLog(config.read())
                .episodes().stream()
                        .filter(episode -> all || !episode.phase().over())
                        .filter(episode -> episode.last().alertId().regionMatches(true, 0, begin, 0, begin.length()))
                        .sorted(Comparator.<Episode>comparingInt(AlertsCommand::gravity)
                                .reversed()
                                .thenComparing(episode -> episode.last().account())
                                .thenComparing(episode -> episode.last().alertId()))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        shown.forEach(episode -> out.println("%-9s %-12s %s %s  %s  (%s)"
                .formatted(
                        severity(episode),
                        episode.phase(),
                        episode.last().alertId(),
                        episode.last().account(),
                        episode.last().message(),
                        episode.reason())));
        if (shown.isEmpty()) {
            String which = begin.isEmpty() ? "no alert" : "no alert whose id begins with " + begin;
            out.println(which + (all ? " ever" : " is open"));
        }
        return 0;
    }

    private static int gravity(Episode episode) {
        Severity severity = episode.last().severity();
        return severity == null ? -1 : severity.ordinal();
    }

    private static String severity(Episode episode) {
        Severity severity = episode.last().severity();
        return severity == null ? "-" : severity.name();
    }
}
