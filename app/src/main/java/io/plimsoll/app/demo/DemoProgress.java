package io.plimsoll.app.demo;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.producers.publish.FeedProgress;
import io.plimsoll.streams.meter.StreamsMeter;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The live line of a demo, once a second. Thread-safe. */
final class DemoProgress implements FeedProgress, AutoCloseable {
    private final DemoScreen screen;
    private final long total;
    private final MeterRegistry meters;
    private final int partitions;
    private final DeliveryTally tally;
    private final DemoMailbox mailbox;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "demo-progress"));
    private volatile long sent;
    private volatile long eventTimeMs;
    private volatile double recordsPerSecond;
    private boolean firstMailShown;

    DemoProgress(
            DemoScreen screen,
            long total,
            MeterRegistry meters,
            int partitions,
            DeliveryTally tally,
            DemoMailbox mailbox) {
        this.screen = screen;
        this.meters = meters;
        this.partitions = partitions;
        this.total = total;
        this.tally = tally;
        this.mailbox = mailbox;
        timer.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void advanced(long sentSoFar, long ofTotal, long atEventTimeMs, double perSecond) {
        sent = sentSoFar;
        eventTimeMs = atEventTimeMs;
        recordsPerSecond = perSecond;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private synchronized void show() {
        if (!firstMailShown && tally.firstDelivery().isPresent()) {
            firstMailShown = true;
            screen.firstMail(tally.firstDelivery().get());
        }
        screen.live("%s  fed %,d of %,d (%,.0f/s)  evaluated %,d  alerts %,d  mails %,d  open %,d"
                .formatted(
                        sent == 0
                                ? "starting"
                                : Instant.ofEpochMilli(eventTimeMs).toString(),
                        sent,
                        total,
                        recordsPerSecond,
                        Drain.count(meters, StreamsMeter.PRICES_TAKEN) / partitions,
                        tally.alerts(),
                        mailbox.delivered(),
                        tally.open()));
    }
}
