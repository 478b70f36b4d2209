package io.plimsoll.risk.bench;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.workload.HolderSweep;
import io.plimsoll.risk.workload.SyntheticBook;
import io.plimsoll.risk.workload.SyntheticMarket;
import io.plimsoll.risk.workload.Workload;
import io.plimsoll.risk.workload.Workload.Volatility;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One price through the triggered book, and through the sweep that is its floor. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls fill before anything else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TickBenchmark {

    @Param({"100000", "1000000"})
    int positions;

    @Param({"QUIET", "WILD"})
    Volatility volatility;

    private final TriggeredRiskBook book = new TriggeredRiskBook();
    private final EventCounter events = new EventCounter();
    private SyntheticMarket market;
    private HolderSweep sweep;
    private long number;

    /** Puts the same accounts in both. */
    @Setup
    public void fill() {
        Workload workload = Workload.of(positions, volatility, 1);
        SyntheticBook.restoreTo(book, workload);
        market = new SyntheticMarket(workload);
        sweep = new HolderSweep(workload);
    }

    /** The book. */
    @Benchmark
    public long book() {
        market.next();
        number++;
        book.onPrice(market.symbol(), market.price(), new Moment(1_767_225_600_000L + number, number), events);
        return events.count();
    }

    /** The floor. */
    @Benchmark
    public long sweep() {
        market.next();
        sweep.onPrice(market.symbolIndex(), market.price());
        return sweep.changes();
    }
}
