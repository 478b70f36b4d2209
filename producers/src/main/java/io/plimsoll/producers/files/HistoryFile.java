package io.plimsoll.producers.files;

import io.plimsoll.schemas.avro.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The bars of a klines file as closed bars of the past. */
final class HistoryFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS = KlineRows.COLUMNS;

    private static final Map<Long, String> INTERVALS = Map.of(
            60_000L, "1m", 300_000L, "5m", 900_000L, "15m", 3_600_000L, "1h", 14_400_000L, "4h", 86_400_000L, "1d");

    private final FileSink sink;
    private final InputFaults faults;
    private final KlineRows rows;
    private final List<Kline> bars = new ArrayList<>();

    HistoryFile(FileSink sink, Optional<String> givenSymbol, InputFaults faults) {
        this.sink = sink;
        this.faults = faults;
        this.rows = new KlineRows(givenSymbol, true, bars::add);
    }

    @Override
    public void accept(CsvRow row) {
        rows.accept(row);
    }

    /** Adds all bars, once their interval is known; bars of another length than the stream's are a fault of the file. */
    void finish() {
        for (Kline bar : bars) {
            long lengthMs = rows.intervalMs(bar.symbol());
            String interval = INTERVALS.get(lengthMs);
            if (interval == null || bar.timeMs() % lengthMs != 0) {
                faults.add(
                        sink.file(),
                        bar.line(),
                        "timestamp_ms",
                        bar.timeMs() + " in bars of " + lengthMs + " ms",
                        "opens at multiples of 1m, 5m, 15m, 1h, 4h or 1d");
                return;
            }
            sink.add(new FeedRecord.History(sink.source(bar.line()), candle(bar, interval)));
        }
    }

    private static Candle candle(Kline bar, String interval) {
        return Candle.newBuilder()
                .setSymbol(bar.symbol())
                .setInterval(interval)
                .setOpenTime(Instant.ofEpochMilli(bar.timeMs()))
                .setOpen(bar.open())
                .setHigh(bar.high())
                .setLow(bar.low())
                .setClose(bar.close())
                .setVolume(bar.volume())
                .build();
    }
}
