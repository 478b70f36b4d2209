package io.plimsoll.app.cli;

import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.app.desk.DeskLog;
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
            description = "The alert. Left out: every open one of the account.")
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
        new DeskLog(config.read())
                .write(new AckRequest(
                        account, alertId, kind, by, "cli", now, lasting == null ? null : now.plus(lasting)));
        spec.commandLine()
                .getOut()
                .println(kind + " of " + (alertId == null ? "every open alert" : alertId) + " of " + account + " by "
                        + by + " written to topic acks");
        return 0;
    }
}
