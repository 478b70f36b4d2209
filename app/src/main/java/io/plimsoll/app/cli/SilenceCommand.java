package io.plimsoll.app.cli;

import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.desk.DeskLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll silence}. */
@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        description = "Alerts nobody wants to be told of for a while.",
        synopsisSubcommandLabel = "(add | list | expire | confirm)")
final class SilenceCommand {
    private final InstantSource clock = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a silence from now on and prints its id.")
    int add(
            @Option(
                            names = "--match",
                            required = true,
                            paramLabel = "LABEL=PATTERN",
                            description =
                                    "A label and what it looks like, e.g. desk=seven* or severity!=CRITICAL. All must hold.")
                    List<String> matchers,
            @Option(names = "--for", required = true, paramLabel = "PT2H", description = "How long.") Duration lasting,
            @Option(names = "--by", required = true, description = "Who makes it.") String by,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Option(
                            names = "--emergencies",
                            description = "Meant for EMERGENCY too, once another person has confirmed it.")
                    boolean emergencies,
            @Mixin ConfigOption config)
            throws InterruptedException {
        Instant now = clock.instant();
        List<LabelMatch> matches = matchers.stream().map(LabelMatch::of).toList();
        Silence silence = new Silence(
                Silence.idOf(matches, by, now),
                matches,
                now,
                now.plus(lasting),
                by,
                reason,
                emergencies,
                null,
                false); // checks itself
        new DeskLog(config.read()).write(silence);
        out().println(silence.id());
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The silences in force.")
    int list(@Mixin ConfigOption config) {
        Instant now = clock.instant();
        List<Silence> inForce = new DeskLog(config.read())
                .silences().values().stream()
                        .filter(silence -> silence.active(now))
                        .toList();
        inForce.forEach(silence -> out().println("%s  until %s  %s  by %s: %s%s"
                .formatted(
                        silence.id(),
                        silence.endsAt(),
                        silence.matchers().stream().map(LabelMatch::toString).collect(Collectors.joining(" and ")),
                        silence.author(),
                        silence.reason(),
                        emergencies(silence))));
        if (inForce.isEmpty()) {
            out().println("no silence is in force");
        }
        return 0;
    }

    @Command(name = "expire", mixinStandardHelpOptions = true, description = "Ends a silence now and for good.")
    int expire(@Parameters(paramLabel = "ID") String id, @Mixin ConfigOption config) throws InterruptedException {
        DeskLog log = new DeskLog(config.read());
        Silence silence = known(log, id);
        log.write(silence.ended());
        out().println("ended " + id);
        return 0;
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "A second person agrees that a silence holds for EMERGENCY.")
    int confirm(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--by", required = true, description = "Who agrees; not its author.") String by,
            @Mixin ConfigOption config)
            throws InterruptedException {
        DeskLog log = new DeskLog(config.read());
        Silence silence = known(log, id);
        if (by.equals(silence.author())) {
            throw new IllegalArgumentException("--by: found its author " + by + ", expected somebody else");
        }
        log.write(silence.confirmed(by));
        out().println("confirmed " + id);
        return 0;
    }

    private static Silence known(DeskLog log, String id) {
        Map<String, Silence> silences = log.silences();
        Silence silence = silences.get(id);
        if (silence == null) {
            throw new IllegalArgumentException("ID: found no silence " + id + ", expected one that silence list shows");
        }
        return silence;
    }

    private static String emergencies(Silence silence) {
        if (!silence.emergencies()) {
            return "";
        }
        return silence.confirmedBy() == null
                ? " (not for EMERGENCY until somebody confirms it)"
                : " (EMERGENCY too, confirmed by " + silence.confirmedBy() + ")";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
