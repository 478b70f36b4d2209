package io.plimsoll.app.bench;

import io.plimsoll.app.config.PlimsollConfig;

/**
 * Prices a second that are taken by every partition when there are always more of them waiting. The first quarter of the time
 * is not counted.
 */
final class Throughput {
    /** Prices that wait, at most: enough for full batches, few enough to be taken soon after the end. */
    private static final long LEAD = 20_000;

    private Throughput() {}

    /** Measures; returns before the last prices sent have been taken. */
    static double measure(PlimsollConfig config, Contender contender, BenchPlan plan, BenchMarket market) {
        double before = contender.takenCopies().getAsDouble();
        try (Ticker ticker = new Ticker(config, contender.prices())) {
            long startNs = System.nanoTime();
            long forNs = plan.time().toNanos();
            long countedFromNs = -1;
            double countedFrom = 0;
            while (System.nanoTime() - startNs < forNs) {
                double taken = (contender.takenCopies().getAsDouble() - before) / plan.partitions();
                if (countedFromNs < 0 && System.nanoTime() - startNs >= forNs / 4) {
                    countedFromNs = System.nanoTime();
                    countedFrom = taken;
                }
                if (ticker.sent() - taken < LEAD) {
                    ticker.send(market.next());
                } else {
                    Ticker.breathe();
                }
            }
            double counted = (contender.takenCopies().getAsDouble() - before) / plan.partitions() - countedFrom;
            double perSecond = counted * 1e9 / (System.nanoTime() - countedFromNs);
            ticker.flush();
            return perSecond;
        }
    }
}
