package io.plimsoll.app.cli;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.rehearsal.Rehearsal;
import io.plimsoll.alerting.rehearsal.Rehearsed;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.app.routes.RehearsalJson;
import io.plimsoll.app.routes.RehearsalText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code routes test} and {@code routes explain} have in common. */
final class RehearsalOptions {
    private final InstantSource clock = InstantSource.system();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When the alert comes in, e.g. 2026-01-01T23:00:00Z. Default: now.")
    private @Nullable Instant at;

    @Option(
            names = "--within",
            paramLabel = "PT24H",
            defaultValue = "PT24H",
            description = "How far to look ahead. Default: ${DEFAULT-VALUE}.")
    private Duration within = Duration.ofHours(24);

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private ConfigOption config = new ConfigOption();

    Instant at() {
        return at == null ? clock.instant() : at;
    }

    /** The topics of the cluster that {@code --config} leads to, or of the one on this machine. */
    DeskLog desk() {
        return new DeskLog(config.read());
    }

    /** Silences and alerts of the cluster count where there is a {@code --config}, and where {@code desk} is given. */
    Rehearsed rehearse(Routes routes, Alert alert, @Nullable DeskLog desk) {
        DeskLog live = desk == null && config.given() ? desk() : desk;
        Collection<Silence> silences =
                live == null ? List.of() : live.silences().values();
        Collection<Episode> episodes = live == null ? List.of() : live.episodes();
        return new Rehearsal(routes, silences, episodes).of(alert, at(), within);
    }

    void print(Rehearsed rehearsed, boolean everyRoute, PrintWriter out) {
        if (json) {
            out.println(new RehearsalJson().line(rehearsed));
        } else {
            RehearsalText.lines(rehearsed, everyRoute).forEach(out::println);
        }
    }

    boolean json() {
        return json;
    }
}
