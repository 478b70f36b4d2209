package io.plimsoll.app.cli;

import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.schemas.avro.EpisodePhase;
import io.plimsoll.schemas.avro.EpisodeState;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll alerts}. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "The alerts that are open now and where each stands, gravest first.")
final class AlertsCommand implements Callable<Integer> {
    private static final Set<EpisodePhase> OVER = Set.of(EpisodePhase.RESOLVED, EpisodePhase.SUPERSEDED);

    @Option(names = "--all", description = "Also those that are over.")
    private boolean all;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<EpisodeState> shown = new DeskLog(config.read())
                .episodes().stream()
                        .filter(episode -> all || !OVER.contains(episode.getPhase()))
                        .sorted(Comparator.comparingInt(AlertsCommand::gravity)
                                .reversed()
                                .thenComparing(EpisodeState::getAccount)
                                .thenComparing(EpisodeState::getAlertId))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        shown.forEach(episode -> out.println("%-9s %-12s %s %s  %s  (%s)"
                .formatted(
                        severity(episode),
                        episode.getPhase(),
                        episode.getAlertId(),
                        episode.getAccount(),
                        episode.getAlert().getMessage(),
                        episode.getReason())));
        if (shown.isEmpty()) {
            out.println(all ? "no alert ever" : "no alert is open");
        }
        return 0;
    }

    private static int gravity(EpisodeState episode) {
        return episode.getAlert().getSeverity() == null
                ? -1
                : episode.getAlert().getSeverity().ordinal();
    }

    private static String severity(EpisodeState episode) {
        return episode.getAlert().getSeverity() == null
                ? "-"
                : episode.getAlert().getSeverity().name();
    }
}
