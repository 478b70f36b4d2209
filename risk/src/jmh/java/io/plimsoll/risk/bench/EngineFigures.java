package io.plimsoll.risk.bench;

import io.plimsoll.risk.book.IndexFigures;
import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.workload.HolderSweep;
import io.plimsoll.risk.workload.SyntheticBook;
import io.plimsoll.risk.workload.SyntheticMarket;
import io.plimsoll.risk.workload.Workload;
import io.plimsoll.risk.workload.Workload.Volatility;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Prints what a price costs the triggered book and what a sweep of every holder costs, in one run and on the same prices;
 * with wakes per event and bytes per position. Rates are per second of processor time, so that a busy machine does not
 * distort them. Arguments: numbers of positions.
 */
public final class EngineFigures {

    private static final long SECOND = 1_000_000_000L;
    private static final int WARM_UP = 200_000;

    private EngineFigures() {}

    /** Prints conditions, then one line for each size, volatility and way of ticking. */
    public static void main(String[] args) {
        long seed = 1;
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d cores, heap %d MiB, load %.2f, seed %d%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                seed);
        System.out.println("positions volatility ticks     book/s   sweep/s  ratio  events   wakes wakes/event evals"
                + "  index-B/pos all-B/pos start-s worst-ms");
        for (String arg : args) {
            for (Volatility volatility : Volatility.values()) {
                for (boolean byPopularity : new boolean[] {true, false}) {
                    Workload published = Workload.of(Integer.parseInt(arg), volatility, seed);
                    print(new Workload(
                            published.positions(),
                            published.symbols(),
                            published.crossShare(),
                            published.nearShare(),
                            volatility,
                            byPopularity,
                            seed));
                }
            }
        }
    }

    private static void print(Workload workload) {
        long before = usedBytes();
        long started = processorNanos();
        TriggeredRiskBook book = new TriggeredRiskBook();
        SyntheticBook.restoreTo(book, workload);
        SyntheticMarket market = new SyntheticMarket(workload);
        EventCounter events = new EventCounter();
        tick(book, market, events, 1);
        double startSeconds = (processorNanos() - started) / (double) SECOND;
        long bytes = usedBytes() - before;
        long ticks = run(book, market, events, WARM_UP, processorNanos() + 4 * SECOND, new long[1]);

        events.clear();
        IndexFigures first = book.figures();
        long[] worst = new long[1];
        long from = processorNanos();
        ticks = run(book, market, events, Long.MAX_VALUE, from + 5 * SECOND, worst);
        double bookRate = ticks * (double) SECOND / (processorNanos() - from);
        IndexFigures last = book.figures();
        long wakes = last.wakes() - first.wakes();

        HolderSweep sweep = new HolderSweep(workload);
        SyntheticMarket again = new SyntheticMarket(workload);
        sweep(sweep, again, SECOND);
        double sweepRate = sweep(sweep, again, 3 * SECOND);
        System.out.printf(
                Locale.ROOT,
                "%9d %-10s %-8s %8.0f %9.1f %6.1f %7d %7d %11.2f %7d %10.1f %9.1f %7.1f %8.2f%n",
                workload.positions(),
                workload.volatility(),
                workload.ticksByPopularity() ? "zipf" : "uniform",
                bookRate,
                sweepRate,
                bookRate / sweepRate,
                events.count(),
                wakes,
                wakes / (double) Math.max(1, events.count()),
                last.evaluations() - first.evaluations(),
                last.indexBytes() / (double) workload.positions(),
                bytes / (double) workload.positions(),
                startSeconds,
                worst[0] / 1e6);
    }

    private static long run(
            TriggeredRiskBook book, SyntheticMarket market, EventCounter events, long most, long until, long[] worst) {
        long ticks = 0;
        long now = processorNanos();
        while (ticks < most && now < until) {
            for (int i = 0; i < 16; i++) {
                tick(book, market, events, ++ticks);
            }
            long after = processorNanos();
            worst[0] = Math.max(worst[0], after - now);
            now = after;
        }
        return ticks;
    }

    private static void tick(TriggeredRiskBook book, SyntheticMarket market, EventCounter events, long number) {
        market.next();
        book.onPrice(market.symbol(), market.price(), new Moment(1_767_225_600_000L + number, number), events);
    }

    private static double sweep(HolderSweep sweep, SyntheticMarket market, long nanos) {
        long from = processorNanos();
        long ticks = 0;
        while (processorNanos() - from < nanos) {
            market.next();
            sweep.onPrice(market.symbolIndex(), market.price());
            ticks++;
        }
        return ticks * (double) SECOND / (processorNanos() - from);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedBytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
