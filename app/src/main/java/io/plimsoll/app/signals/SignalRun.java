package io.plimsoll.app.signals;

import io.plimsoll.app.indicators.SymbolBars;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketSignals;
import io.plimsoll.risk.signal.TrackRecords;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Bars of klines files as a market: those of a file and of every larger interval. Each file is a market of its own. */
public final class SignalRun {
    private final TrackRecords records;
    private final MarketListener listener;
    private long bars;

    /** Tells {@code listener} what the bars say; signals carry what {@code records} knows of their like. */
    public SignalRun(TrackRecords records, MarketListener listener) {
        this.records = records;
        this.listener = listener;
    }

    /**
     * Takes a whole file; it is checked before anything is told of it.
     *
     * @param symbol of a file without a symbol column; without either, the name of the file up to its first dot
     * @throws io.plimsoll.producers.files.InvalidInputException when the file has a fault
     * @throws IllegalArgumentException when its bars last no interval there is
     */
    public void take(Path file, Optional<String> symbol) {
        SymbolBars read = SymbolBars.read(file, symbol);
        Map<String, Interval> intervals = new HashMap<>();
        read.intervalsMs().forEach((name, lengthMs) -> intervals.put(name, interval(file, lengthMs)));
        MarketSignals market = new MarketSignals(records);
        String stem = file.getFileName().toString().replaceFirst("\\..*", "");
        for (SymbolBars.Row row : read.rows()) {
            Interval interval = Objects.requireNonNull(intervals.get(row.symbol()), row.symbol());
            market.onBar(row.symbol().isEmpty() ? stem : row.symbol(), interval, row.bar(), listener);
            bars++;
        }
    }

    /** Bars taken. */
    public long bars() {
        return bars;
    }

    private static Interval interval(Path file, long lengthMs) {
        return Arrays.stream(Interval.values())
                .filter(each -> each.lengthMs() == lengthMs)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": timestamp_ms: found bars of "
                        + lengthMs / 60_000
                        + " minutes, expected one of "
                        + Arrays.stream(Interval.values()).map(Interval::label).toList()));
    }
}
