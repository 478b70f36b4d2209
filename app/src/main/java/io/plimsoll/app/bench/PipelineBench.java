package io.plimsoll.app.bench;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * {@code plimsoll bench pipeline}: gate and risk beside a floor that takes the same prices the same way and decides nothing.
 * Throughput comes first, and so warms both up for latency. The broker is another process; everything else is in this one.
 */
public final class PipelineBench {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final double NS_A_MS = 1e6;

    private final BenchPlan plan;
    private final Path dir;
    private final Consumer<String> progress;
    private final List<BenchFigure> figures = new ArrayList<>();

    /**
     * @param dir empty folder for broker and state
     * @param progress hears what is being done
     */
    public PipelineBench(BenchPlan plan, Path dir, Consumer<String> progress) {
        this.plan = plan;
        this.dir = dir;
        this.progress = progress;
    }

    /** Measures everything, which takes four times the plan's time and that of loading the accounts. */
    public BenchReport run() throws Exception {
        BenchConditions before = BenchConditions.now(plan.seed());
        PlimsollConfig base = PlimsollConfig.defaults()
                .with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(plan.partitions()))
                .with(ConfigKey.RISK_STREAM_THREADS, Integer.toString(plan.threads()));
        progress.accept("starting the broker in a process of its own");
        try (BenchBroker broker = BenchBroker.start(dir, base)) {
            measure(broker.config());
        }
        return new BenchReport("pipeline", plan, before, BenchConditions.now(plan.seed()), figures);
    }

    private void measure(PlimsollConfig config) throws Exception {
        Loading.createTopics(config, plan.partitions());
        Histogram floorLatency;
        double floorRate;
        progress.accept("measuring the floor");
        try (Contender floor = Contender.trivial(config)) {
            BenchMarket market = new BenchMarket(plan);
            floorRate = Throughput.measure(config, floor, plan, market);
            awaitIdle(floor);
            floorLatency = Latency.measure(config, floor, plan, market, new Probes(plan.partitions()));
        }
        BenchMarket market = new BenchMarket(plan);
        Probes probes = new Probes(plan.partitions());
        try (Contender ours = Contender.plimsoll(config)) {
            load(config, ours, market, probes);
            progress.accept("measuring throughput of gate and risk");
            double rate = Throughput.measure(config, ours, plan, market);
            awaitIdle(ours);
            progress.accept("measuring latency of gate and risk");
            Histogram latency = Latency.measure(config, ours, plan, market, probes);
            figures.add(BenchFigure.atLeast("sustained prices", "1/s", rate, floorRate, 0.6));
            latency("price to alert, p50", latency, floorLatency, 50, 1.5, false);
            latency("price to alert, p99", latency, floorLatency, 99, 1.5, true);
            latency("price to alert, longest", latency, floorLatency, 100, 1.5, false);
        }
        recover(config, market, probes);
    }

    private void load(PlimsollConfig config, Contender ours, BenchMarket market, Probes probes) throws Exception {
        progress.accept("writing %,d positions of %,d accounts".formatted(plan.positions(), plan.accounts()));
        long startNs = System.nanoTime();
        Loading.write(config, market, new BenchAccounts(plan, market), probes);
        Loading.awaitTaken(config, PATIENCE);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        figures.add(BenchFigure.alone(
                "positions and balances taken", "1/s", (plan.positions() + plan.accounts()) / seconds));
        try (Ticker ticker = new Ticker(config, ours.prices())) {
            market.opening().forEach(ticker::send);
            ticker.send(market.tick(Probes.SYMBOL, 100));
            ticker.flush();
            while (ours.takenCopies().getAsDouble() < (double) ticker.sent() * plan.partitions()) {
                Ticker.breathe();
            }
        }
    }

    private void latency(String name, Histogram ours, Histogram floor, double percentile, double most, boolean asked) {
        double ms = ours.getValueAtPercentile(percentile) / NS_A_MS;
        double floorMs = floor.getValueAtPercentile(percentile) / NS_A_MS;
        BenchFigure figure = BenchFigure.atMost(name, "ms", ms, floorMs, most);
        figures.add(asked ? figure : new BenchFigure(name, "ms", ms, figure.floor(), Optional.empty()));
    }

    /** Until nothing more is taken for a second. */
    private static void awaitIdle(Contender contender) {
        double taken = -1;
        long sinceNs = System.nanoTime();
        while (System.nanoTime() - sinceNs < Duration.ofSeconds(1).toNanos()) {
            double now = contender.takenCopies().getAsDouble();
            if (now != taken) {
                taken = now;
                sinceNs = System.nanoTime();
            }
            Ticker.breathe();
        }
    }

    private void recover(PlimsollConfig config, BenchMarket market, Probes probes) throws Exception {
        Recovery recovery = new Recovery(config);
        progress.accept("measuring a restart with its state on disk");
        figures.add(BenchFigure.alone(
                "restart, state on disk, to first alert", "ms", recovery.firstAlertMs(market, probes)));
        progress.accept("measuring a restart without its state");
        Recovery.PlainRead read = recovery.readChangelogs();
        recovery.loseState();
        double ms = recovery.firstAlertMs(market, probes);
        figures.add(BenchFigure.alone("changelogs of risk", "records", read.records()));
        figures.add(BenchFigure.alone("changelogs of risk", "MiB", read.bytes() / 1048576.0));
        figures.add(BenchFigure.atMost("recovery from changelogs to first alert", "ms", ms, read.ms(), 3));
    }
}
