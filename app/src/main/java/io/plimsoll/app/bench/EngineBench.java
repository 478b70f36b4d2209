package io.plimsoll.app.bench;

import io.plimsoll.risk.book.IndexFigures;
import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.workload.HolderSweep;
import io.plimsoll.risk.workload.SyntheticBook;
import io.plimsoll.risk.workload.SyntheticMarket;
import io.plimsoll.risk.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code plimsoll bench engine}: what a price costs the book, beside a sweep of every holder over primitive arrays that sees the
 * same prices. No broker; one thread; rates are per second of its processor time.
 */
public final class EngineBench {
    private static final double SECOND = 1e9;
    private static final double NS_A_MS = 1e6;
    private static final int WARM_UP = 200_000;

    /** Prices between two looks at the clock. */
    private static final int BATCH = 16;

    private final EnginePlan plan;
    private final Consumer<String> progress;
    private final List<BenchFigure> figures = new ArrayList<>();

    /** @param progress hears what is being done */
    public EngineBench(EnginePlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Measures everything, which takes about three times the plan's time and that of filling the book. */
    public BenchReport run() {
        long seed = plan.workload().seed();
        BenchConditions before = BenchConditions.now(seed);
        double rate = book();
        progress.accept("measuring the floor");
        figures.add(0, rate(rate, floor()));
        return new BenchReport("engine", plan, before, BenchConditions.now(seed), figures);
    }

    /** On a wild market nearly all time goes into telling events, which the floor does not: nothing is asked of it there. */
    private BenchFigure rate(double rate, double floor) {
        BenchFigure figure = BenchFigure.atLeast("prices a second of processor time", "1/s", rate, floor, 40);
        return plan.workload().volatility() == Workload.Volatility.QUIET
                ? figure
                : new BenchFigure(figure.name(), figure.unit(), rate, figure.floor(), Optional.empty());
    }

    private double book() {
        Workload workload = plan.workload();
        progress.accept("filling the book");
        long bytesBefore = usedBytes();
        long startNs = ProcessorClock.nanos();
        TriggeredRiskBook book = new TriggeredRiskBook();
        SyntheticBook.restoreTo(book, workload);
        Ticking ticking = new Ticking(book, new SyntheticMarket(workload));
        ticking.next(); // the first record makes the index
        double startSeconds = (ProcessorClock.nanos() - startNs) / SECOND;
        long bytes = usedBytes() - bytesBefore;

        progress.accept("measuring the book");
        ticking.run(WARM_UP, plan.time().toNanos());
        IndexFigures first = book.figures();
        long eventsBefore = ticking.events.count();
        ticking.longestNs = 0;
        long fromNs = ProcessorClock.nanos();
        long ticks = ticking.run(Long.MAX_VALUE, plan.time().toNanos());
        double rate = ticks * SECOND / (ProcessorClock.nanos() - fromNs);
        IndexFigures last = book.figures();
        long events = ticking.events.count() - eventsBefore;
        double perEvent = Math.max(1, events);

        figures.add(BenchFigure.alone("events", "", events));
        figures.add(BenchFigure.atMost("wakes per event", "", (last.wakes() - first.wakes()) / perEvent, 2.5));
        figures.add(BenchFigure.alone(
                "full evaluations per event", "", (last.evaluations() - first.evaluations()) / perEvent));
        figures.add(BenchFigure.alone("longest " + BATCH + " prices", "ms", ticking.longestNs / NS_A_MS));
        double positions = workload.positions();
        figures.add(BenchFigure.atMost("index, per position", "bytes", last.indexBytes() / positions, 32));
        figures.add(BenchFigure.atMost("index and book, per position", "bytes", bytes / positions, 250));
        figures.add(BenchFigure.alone("from restored state to the first price", "s", startSeconds));
        return rate;
    }

    private double floor() {
        HolderSweep sweep = new HolderSweep(plan.workload());
        SyntheticMarket market = new SyntheticMarket(plan.workload());
        sweep(sweep, market, plan.time().toNanos() / 4);
        return sweep(sweep, market, plan.time().toNanos());
    }

    private static double sweep(HolderSweep sweep, SyntheticMarket market, long forNs) {
        long fromNs = ProcessorClock.nanos();
        long ticks = 0;
        while (ProcessorClock.nanos() - fromNs < forNs) {
            market.next();
            sweep.onPrice(market.symbolIndex(), market.price());
            ticks++;
        }
        return ticks * SECOND / (ProcessorClock.nanos() - fromNs);
    }

    private static long usedBytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Prices of a market on their way into a book. */
    private static final class Ticking {
        private static final long START_MS = 1_767_225_600_000L;

        final EventTally events = new EventTally();
        long longestNs;

        private final TriggeredRiskBook book;
        private final SyntheticMarket market;
        private long number;

        Ticking(TriggeredRiskBook book, SyntheticMarket market) {
            this.book = book;
            this.market = market;
        }

        void next() {
            number++;
            market.next();
            book.onPrice(market.symbol(), market.price(), new Moment(START_MS + number, number), events);
        }

        /** Ticks until either is reached; gives how many ticks that took. */
        long run(long most, long forNs) {
            long ticks = 0;
            long now = ProcessorClock.nanos();
            long untilNs = now + forNs;
            while (ticks < most && now < untilNs) {
                for (int i = 0; i < BATCH; i++) {
                    next();
                }
                ticks += BATCH;
                long after = ProcessorClock.nanos();
                longestNs = Math.max(longestNs, after - now);
                now = after;
            }
            return ticks;
        }
    }
}
