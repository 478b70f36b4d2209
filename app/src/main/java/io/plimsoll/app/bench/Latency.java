package io.plimsoll.app.bench;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.avro.PriceTick;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * From the moment a probe's price is handed to a producer to the moment a subscriber has an answer to it. Every tenth price is
 * a probe's. The first quarter of the time is not counted.
 */
final class Latency {
    private static final int PRICES_A_PROBE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An answer that came: offset of its price, and when. */
    private record Heard(long offset, long atNs) {}

    private Latency() {}

    /**
     * Measures.
     *
     * @return nanoseconds of each answer
     */
    static Histogram measure(
            PlimsollConfig config, Contender contender, BenchPlan plan, BenchMarket market, Probes probes)
            throws InterruptedException {
        Queue<Heard> heard = new ConcurrentLinkedQueue<>();
        try (Ticker ticker = new Ticker(config, contender.prices());
                Answers answers = Answers.of(config, contender.answers(), answer -> {
                    long nowNs = System.nanoTime();
                    long offset = contender.cause().applyAsLong(answer);
                    if (offset >= 0) {
                        heard.add(new Heard(offset, nowNs));
                    }
                })) {
            long startNs = System.nanoTime();
            long forNs = plan.time().toNanos();
            ticker.sendEvenly(prices(market, probes), plan.ticksPerSecond(), forNs);
            Map<Long, Long> sent = ticker.sentNsByOffset();
            awaitAll(heard, (long) sent.size() * probes.count());
            Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(10), 3);
            for (Heard answer : heard) {
                Long sentNs = sent.get(answer.offset());
                if (sentNs != null && sentNs - startNs >= forNs / 4) {
                    histogram.recordValue(answer.atNs() - sentNs);
                }
            }
            return histogram;
        }
    }

    private static Supplier<PriceTick> prices(BenchMarket market, Probes probes) {
        long[] count = {0};
        return () -> count[0]++ % PRICES_A_PROBE == 0 ? probes.next(market) : market.next();
    }

    private static void awaitAll(Queue<Heard> heard, long expected) {
        long startNs = System.nanoTime();
        while (heard.size() < expected) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new IllegalStateException("answers to probes: found " + heard.size() + " after " + PATIENCE
                        + " without a price, expected " + expected);
            }
            Ticker.breathe();
        }
    }
}
