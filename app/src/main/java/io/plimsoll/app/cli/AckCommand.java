package io.plimsoll.app.cli;

import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.app.desk.DeskLog;
import io.plimsoll.app.desk.MeantAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll ack}. */
@Command(
        name = "ack",
        mixinStandardHelpOptions = true,
        description =
                "Says that somebody has an alert in hand: what is not sent yet is withdrawn, nobody else is told.")
final class AckCommand implements Callable<Integer> {
    private final InstantSource clock = InstantSource.system();

    @Parameters(
            arity = "0..1",
            paramLabel = "ALERT_ID",
            description = "The alert, or the first characters of its id. Left out: every open one of the account.")
    private @Nullable String alertId;

    @Option(names = "--account", required = true, description = "Its account.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    @Option(names = "--by", required = true, description = "Who has it in hand.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    @Option(names = "--for", paramLabel = "PT1H", description = "How long. Default: as the routes file says.")
    private @Nullable Duration lasting;

    @Option(names = "--snooze", description = "Not in hand, only put off; needs --for.")
    private boolean snooze;

    @Option(names = "--undo", description = "Takes an acknowledgement back.")
    private boolean undo;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (snooze && (undo || lasting == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--snooze: found " + (undo ? "--undo beside it" : "no --for") + ", expected --for alone");
        }
        if (lasting != null && (lasting.isNegative() || lasting.isZero())) {
            throw new ParameterException(spec.commandLine(), "--for: found " + lasting + ", expected a time above 0");
        }
        Instant now = clock.instant();
        AckRequest.Kind kind = undo ? AckRequest.Kind.UNACK : snooze ? AckRequest.Kind.SNOOZE : AckRequest.Kind.ACK;
        DeskLog log = new DeskLog(config.read());
        String whole = alertId == null ? null : open(alertId, log);
        log.write(new AckRequest(account, whole, kind, by, "cli", now, lasting == null ? null : now.plus(lasting)));
        spec.commandLine()
                .getOut()
                .println(kind + " of " + (whole == null ? "every open alert" : whole) + " of " + account + " by " + by
                        + " written to topic acks");
        return 0;
    }

    /** The whole id of the one open alert of the account that {@code typed} stands for. */
    private String open(String typed, DeskLog log) {
        MeantAlert meant = MeantAlert.of(
                typed,
                log.episodes().stream()
                        .filter(episode -> episode.last().account().equals(account))
                        .toList());
        if (meant.candidates().isEmpty()) {
            throw new IllegalArgumentException("ALERT_ID: found no alert " + typed + " of " + account
                    + ", expected an id that alerts shows, or its first characters");
        }
        if (!meant.isOne()) {
            throw new IllegalArgumentException("ALERT_ID: found " + typed + ", which may be " + meant.listed()
                    + ", expected more of its characters");
        }
        if (meant.one().phase().over()) {
            throw new IllegalArgumentException("ALERT_ID: found " + typed + ", an alert that is "
                    + meant.one().phase() + ", expected one that is open");
        }
        return meant.one().last().alertId();
    }
}
