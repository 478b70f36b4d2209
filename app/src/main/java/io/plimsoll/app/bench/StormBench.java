package io.plimsoll.app.bench;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.PriceTick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * {@code plimsoll bench storm}: the most popular contract falls by 30 % in one price and comes back in the next, and every event
 * a reference book says there must be is waited for on the topic.
 */
public final class StormBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final double GAP = 0.30;

    private final BenchPlan plan;
    private final Path dir;
    private final Consumer<String> progress;

    /**
     * @param dir empty folder for broker and state
     * @param progress hears what is being done
     */
    public StormBench(BenchPlan plan, Path dir, Consumer<String> progress) {
        this.plan = plan;
        this.dir = dir;
        this.progress = progress;
    }

    /** Runs the storm. */
    public BenchReport run() throws Exception {
        BenchConditions before = BenchConditions.now(plan.seed());
        progress.accept("working out with a reference book what must come");
        StormScript script = StormScript.of(plan, GAP);
        PlimsollConfig base = PlimsollConfig.defaults()
                .with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(plan.partitions()))
                .with(ConfigKey.RISK_STREAM_THREADS, Integer.toString(plan.threads()));
        progress.accept("starting the broker in a process of its own");
        try (BenchBroker broker = BenchBroker.start(dir, base)) {
            List<BenchFigure> figures = storm(broker.config(), script);
            return new BenchReport("storm", plan, before, BenchConditions.now(plan.seed()), figures);
        }
    }

    private List<BenchFigure> storm(PlimsollConfig config, StormScript script) throws Exception {
        Deserializer<AlertEvent> alerts =
                AvroSerdes.from(config.registryClient()).valueOf(Topics.ALERTS).deserializer();
        EventDigest heard = new EventDigest();
        AtomicLong count = new AtomicLong();
        List<BenchFigure> figures = new ArrayList<>();
        try (Answers answers = Answers.of(config, Topics.ALERTS.name(), answer -> {
                    AlertEvent alert = alerts.deserialize(answer.topic(), answer.value());
                    heard.add(
                            alert.getAccount(),
                            alert.getAlertId(),
                            alert.getSequence(),
                            alert.getType().name());
                    count.set(heard.events());
                });
                Contender ours = Contender.plimsoll(config);
                Ticker ticker = new Ticker(config, Topics.PRICES.name())) {
            progress.accept("writing %,d positions of %,d accounts".formatted(plan.positions(), plan.accounts()));
            Loading.write(
                    config, script.market(), new BenchAccounts(plan, script.market()), new Probes(plan.partitions()));
            Loading.awaitTaken(config, PATIENCE);
            script.opening().forEach(ticker::send);
            ticker.flush();
            await(count, script.eventsAtOpening(), ours, ticker);
            HeapWatch.reset();
            progress.accept("%,d events of the opening; now the gap".formatted(script.eventsAtOpening()));
            double gapMs = strike(script.gap(), script.eventsAfterGap(), ticker, count, ours);
            progress.accept("now back");
            double backMs = strike(script.back(), script.expected().events(), ticker, count, ours);
            double peakMiB = HeapWatch.peakMiB();
            long gapEvents = script.eventsAfterGap() - script.eventsAtOpening();
            figures.add(BenchFigure.alone("events of the gap", "events", gapEvents));
            figures.add(BenchFigure.alone("gap to its last event on the topic", "ms", gapMs));
            figures.add(BenchFigure.alone("events a second", "1/s", gapEvents * 1e3 / gapMs));
            figures.add(BenchFigure.alone("way back to its last event", "ms", backMs));
            figures.add(BenchFigure.atMost("heap, peak with garbage", "MiB", peakMiB, 2_048));
            figures.add(BenchFigure.alone("heap in use afterwards", "MiB", HeapWatch.liveMiB()));
        }
        figures.add(BenchFigure.alone(
                "events expected in all", "events", script.expected().events()));
        figures.add(BenchFigure.atMost("events lost", "events", heard.missingFrom(script.expected()), 0));
        figures.add(BenchFigure.atMost(
                "accounts with other events or another order", "accounts", heard.differing(script.expected()), 0));
        return figures;
    }

    private double strike(PriceTick tick, long events, Ticker ticker, AtomicLong count, Contender ours) {
        long startNs = System.nanoTime();
        ticker.send(tick);
        ticker.flush();
        await(count, events, ours, ticker);
        return (System.nanoTime() - startNs) / 1e6;
    }

    /** Until so many events are on the topic and every partition has taken every price, so that none too many is missed. */
    private void await(AtomicLong count, long events, Contender ours, Ticker ticker) {
        long startNs = System.nanoTime();
        while (count.get() < events || ours.takenCopies().getAsDouble() < (double) ticker.sent() * plan.partitions()) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "events on topic alerts: found " + count + " after " + PATIENCE + ", expected " + events);
            }
            Ticker.breathe();
        }
    }
}
