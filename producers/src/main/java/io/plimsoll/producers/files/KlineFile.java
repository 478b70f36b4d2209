package io.plimsoll.producers.files;

import io.plimsoll.schemas.avro.PriceTick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The prices that the bars of a klines file give. */
final class KlineFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS = KlineRows.COLUMNS;

    private record Path(String symbol, long timeMs, List<BigDecimal> prices, int line) {}

    private final FileSink sink;
    private final OhlcPath ohlc;
    private final KlineRows rows;
    private final List<Path> paths = new ArrayList<>();

    KlineFile(FileSink sink, Optional<String> givenSymbol, OhlcPath ohlc) {
        this.sink = sink;
        this.ohlc = ohlc;
        this.rows = new KlineRows(givenSymbol, true, this::keep);
    }

    @Override
    public void accept(CsvRow row) {
        rows.accept(row);
    }

    private void keep(Kline bar) {
        List<BigDecimal> prices = ohlc.prices(bar.open(), bar.high(), bar.low(), bar.close());
        paths.add(new Path(bar.symbol(), bar.timeMs(), prices, bar.line()));
    }

    /** Adds the ticks of all bars, once the interval is known. */
    void finish() {
        for (Path path : paths) {
            Source source = sink.source(path.line());
            long lasts = rows.intervalMs(path.symbol());
            for (int step = 0; step < path.prices().size(); step++) {
                PriceTick tick = PriceTick.newBuilder()
                        .setTime(Instant.ofEpochMilli(ohlc.timeMs(path.timeMs(), lasts, step)))
                        .setSymbol(path.symbol())
                        .setMarkPrice(path.prices().get(step))
                        .setSource(sink.file())
                        .build();
                sink.add(new FeedRecord.Price(source, tick));
            }
        }
    }
}
