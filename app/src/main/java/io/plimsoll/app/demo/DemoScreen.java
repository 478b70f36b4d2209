package io.plimsoll.app.demo;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.streams.meter.StreamsMeter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a person sees of a demo: one live line on a terminal, plain lines otherwise. Thread-safe. */
public final class DemoScreen {
    private static final int PLAIN_LINES_EVERY = 5;

    private final PrintWriter out;
    private final boolean terminal;
    private final Instant commandStarted;
    private int liveLines;
    private int liveWidth;

    /**
     * A screen.
     *
     * @param terminal whether a line can be written over
     * @param commandStarted when the command was given
     */
    public DemoScreen(PrintWriter out, boolean terminal, Instant commandStarted) {
        this.out = out;
        this.terminal = terminal;
        this.commandStarted = commandStarted;
    }

    synchronized void line(String text) {
        if (liveWidth > 0) {
            out.print("\r" + " ".repeat(liveWidth) + "\r");
            liveWidth = 0;
        }
        out.println(text);
        out.flush();
    }

    synchronized void live(String text) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, liveWidth - text.length())));
            liveWidth = text.length();
            out.flush();
        } else if (liveLines++ % PLAIN_LINES_EVERY == 0) {
            line(text);
        }
    }

    void addresses(PlimsollConfig config, DemoMailbox mailbox, List<String> mailboxes, Path configFile) {
        line("broker    " + config.text(ConfigKey.BOOTSTRAP_SERVERS));
        line("registry  " + config.text(ConfigKey.SCHEMA_REGISTRY_URL));
        line("settings  " + configFile + "; e.g. plimsoll alerts --config " + configFile);
        line("mailbox   SMTP " + mailbox.host() + ":" + mailbox.smtpPort() + ", IMAP " + mailbox.host() + ":"
                + mailbox.imapPort());
        if (!mailboxes.isEmpty()) {
            line("          " + mailboxes.get(0)
                    + (mailboxes.size() > 1 ? " … " + mailboxes.get(mailboxes.size() - 1) : "")
                    + "; to read the first, while this runs:");
            line("          " + mailbox.howToRead(mailboxes.get(0)));
        }
    }

    void feed(DemoFeed feed) {
        feed.notes().forEach(this::line);
        line("feed      %,d records, %s to %s"
                .formatted(
                        feed.records().size(),
                        Instant.ofEpochMilli(feed.records().get(0).timeMs()),
                        Instant.ofEpochMilli(
                                feed.records().get(feed.records().size() - 1).timeMs())));
    }

    void firstMail(Instant accepted) {
        line("first mail accepted %.1f s after the command"
                .formatted(Duration.between(commandStarted, accepted).toMillis() / 1000.0));
    }

    void summary(DemoFeed feed, MeterRegistry meters, DeliveryTally tally, DemoMailbox mailbox, boolean complete) {
        line("");
        line(complete ? "end of data; everything fed has gone all the way" : "not everything fed has gone all the way");
        line("ticks     %,d accepted, %,d rejected"
                .formatted(
                        Drain.count(meters, StreamsMeter.PRICES_ACCEPTED),
                        Drain.count(meters, StreamsMeter.PRICES_REJECTED)));
        line("accounts  %,d records came after their place in the market had passed"
                .formatted(Drain.count(meters, StreamsMeter.RECORDS_LATE)));
        line("alerts    %,d events".formatted(tally.alerts()));
        tally.alertsByTypeAndSeverity().forEach((kind, count) -> line("          %,9d %s".formatted(count, kind)));
        line("mails     %,d delivered of %,d called for, %,d withdrawn before they were sent; %,d came to the mailbox"
                .formatted(
                        tally.ended(DeliveryStatus.DELIVERED),
                        tally.intents(),
                        tally.withdrawn(),
                        mailbox.delivered()));
        line("no mail   %,d suppressed, %,d failed or unknown, %,d expired, %,d open"
                .formatted(
                        tally.ended(DeliveryStatus.SUPPRESSED),
                        tally.ended(DeliveryStatus.FAILED) + tally.ended(DeliveryStatus.AMBIGUOUS),
                        tally.ended(DeliveryStatus.EXPIRED),
                        tally.open()));
        for (Map.Entry<String, Long> reason : tally.suppressions().entrySet()) {
            line("          %,9d %s".formatted(reason.getValue(), reason.getKey()));
        }
    }
}
