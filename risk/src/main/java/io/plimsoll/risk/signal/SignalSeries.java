package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.AtrBaseline;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import io.plimsoll.risk.signal.Findings.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * All indicators and signals of one symbol at one interval, closed bar by closed bar, in constant time. The same bars give the
 * same signals whether fed in one go or over a {@link #restore}. Owned by one thread.
 */
public final class SignalSeries {
    /** Raised when a detector remembers something else than before. */
    private static final int DETECTORS_VERSION = 1;

    private final String symbol;
    private final Interval interval;
    private final TrackRecords records;
    private final Gauges gauges;
    private final String layout;
    private final Confluence confluence = new Confluence();
    private final List<Detector> detectors = List.of(
            new RsiZones(),
            new MacdTurns(),
            new BandReaches(),
            new BandSqueeze(),
            new VolatilityShifts(),
            new LevelBreaks(),
            new RangeBreaks(),
            new AverageReaches(),
            new TrendStructure(),
            new FibonacciReaches());

    /** A series without any bar; its signals carry what {@code records} knows of their like. */
    public SignalSeries(String symbol, Interval interval, TrackRecords records) {
        this.symbol = symbol;
        this.interval = interval;
        this.records = records;
        this.gauges = new Gauges(interval);
        this.layout = "detectors:" + DETECTORS_VERSION + "," + String.join(",", gauges.names());
    }

    /**
     * Takes the next closed bar.
     *
     * @throws IllegalArgumentException when it does not open after the last one; nothing has changed then
     */
    public void add(Bar bar, Consumer<Signal> signals) {
        gauges.add(bar);
        Findings findings = new Findings();
        for (Detector detector : detectors) {
            detector.onBar(bar, gauges, findings);
        }
        confluence.onBar(barsSeen(), findings);
        for (Finding finding : findings.all()) {
            signals.accept(signal(bar, finding));
        }
    }

    /** Bars so far. */
    public long barsSeen() {
        return gauges.barsSeen();
    }

    /** What the market is like after {@code bar}, the last one taken; empty until there is an ATR, at bar 15. */
    public Optional<MarketReading> reading(Bar bar) {
        double atr = gauges.atr();
        double baseline = gauges.atrBaseline.value(AtrBaseline.BASELINE);
        return Double.isNaN(atr)
                ? Optional.empty()
                : Optional.of(new MarketReading(
                        symbol,
                        interval,
                        bar.openTimeMs() + interval.lengthMs(),
                        bar.close(),
                        atr,
                        Double.isNaN(baseline) ? OptionalDouble.empty() : OptionalDouble.of(baseline),
                        gauges.volatility.regime(),
                        barsSeen()));
    }

    /** All there is to know in order to go on. */
    public SeriesState state() {
        StateWriter to = new StateWriter();
        gauges.write(to);
        detectors.forEach(detector -> detector.write(to));
        confluence.write(to);
        return new SeriesState(layout, barsSeen(), to.numbers());
    }

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException when it is that of another layout; nothing has changed then
     */
    public void restore(SeriesState state) {
        if (!canGoOnFrom(state)) {
            throw new IllegalArgumentException("state: found " + state.layout() + ", expected " + layout);
        }
        StateReader from = new StateReader(state.numbers());
        gauges.read(from, state.bars());
        detectors.forEach(detector -> detector.read(from));
        confluence.read(from);
    }

    /** Whether the state is of the indicators and detectors of this release. */
    public boolean canGoOnFrom(SeriesState state) {
        return state.layout().equals(layout);
    }

    private Signal signal(Bar bar, Finding finding) {
        return new Signal(
                symbol,
                interval,
                bar.openTimeMs(),
                bar.openTimeMs() + interval.lengthMs(),
                finding.kind(),
                finding.bias(),
                finding.value(),
                finding.threshold(),
                finding.confidence(barsSeen()),
                barsSeen(),
                finding.reason(),
                records.of(finding.kind(), finding.bias(), interval));
    }
}
