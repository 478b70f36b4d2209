package io.plimsoll.app.cli;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a feed is published; common to all kinds of feed. */
final class FeedOptions {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--speed", defaultValue = "max", description = "1x, 60x, … or max. Default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(
            names = "--live",
            description = "Records take effect on arrival instead of at their place in the market sequence.")
    private boolean live;

    int publish(List<FeedRecord> feed, PrintWriter out) throws InterruptedException {
        PlimsollConfig settings = config.read();
        Map<String, Object> clients = settings.kafkaClient();
        clients.putAll(settings.registryClient());
        try (StopOnSignal ignored = StopOnSignal.interrupting(Thread.currentThread());
                FeedPublisher publisher = FeedPublisher.open(
                        clients, live, Speed.parse(speed), InstantSource.system(), (sent, total, atMs, perSecond) -> {
                            if (sent == total || sent % 50_000 == 0) {
                                out.println("%s  %,d of %,d (%,.0f/s)"
                                        .formatted(Instant.ofEpochMilli(atMs), sent, total, perSecond));
                                out.flush();
                            }
                        })) {
            publisher.publish(feed);
        }
        return 0;
    }
}
