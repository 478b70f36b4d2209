package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.PriceTick;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of {@code prices.csv}. */
final class PriceFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS = CsvColumns.strict(
            List.of("time", "symbol", "markPrice"),
            List.of("lastPrice", "indexPrice", "fundingRate", "nextFundingTime"));

    private final FileSink sink;
    private final Map<String, Long> lastMs = new HashMap<>();

    PriceFile(FileSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(CsvRow row) {
        long timeMs = row.timeMs("time");
        String symbol = sink.shared(row.text("symbol"));
        PriceTick.Builder tick = PriceTick.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol)
                .setMarkPrice(row.decimal("markPrice", Range.POSITIVE))
                .setSource(sink.file());
        row.optionalDecimal("lastPrice", Range.POSITIVE).ifPresent(tick::setLastPrice);
        row.optionalDecimal("indexPrice", Range.POSITIVE).ifPresent(tick::setIndexPrice);
        row.optionalDecimal("fundingRate", Range.ANY).ifPresent(tick::setFundingRate);
        if (!row.raw("nextFundingTime").isEmpty()) {
            tick.setNextFundingTime(Instant.ofEpochMilli(row.timeMs("nextFundingTime")));
        }
        if (row.valid()) {
            row.inOrder("time", timeMs, symbol, lastMs, false);
        }
        if (row.valid()) {
            sink.add(new FeedRecord.Price(sink.source(row.line()), tick.build()));
        }
    }
}
