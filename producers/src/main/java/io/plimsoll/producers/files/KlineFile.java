package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.PriceTick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of a klines file. The interval of a symbol's bars is the smallest gap between two of them; a lone bar is taken to
 * last a minute.
 */
final class KlineFile implements Consumer<CsvRow> {
    private static final List<String> REQUIRED = List.of("timestamp_ms", "open", "high", "low", "close", "volume_base");
    private static final List<String> BINANCE = List.of(
            "timestamp_ms",
            "open",
            "high",
            "low",
            "close",
            "volume_base",
            "close_time_ms",
            "volume_quote",
            "trades",
            "taker_volume_base",
            "taker_volume_quote",
            "ignored");
    static final CsvColumns COLUMNS = new CsvColumns(REQUIRED, List.of("symbol"), true, BINANCE);

    private static final long LONE_BAR_MS = 60_000;

    private record Bar(String symbol, long timeMs, List<BigDecimal> prices, int line) {}

    private final FileSink sink;
    private final Optional<String> givenSymbol;
    private final OhlcPath path;
    private final List<Bar> bars = new ArrayList<>();
    private final Map<String, Long> lastMs = new HashMap<>();
    private final Map<String, Long> intervalMs = new HashMap<>();
    private boolean symbolMissed;

    KlineFile(FileSink sink, Optional<String> givenSymbol, OhlcPath path) {
        this.sink = sink;
        this.givenSymbol = givenSymbol;
        this.path = path;
    }

    @Override
    public void accept(CsvRow row) {
        long timeMs = row.timeMs("timestamp_ms");
        String symbol = symbol(row);
        BigDecimal open = row.decimal("open", Range.POSITIVE);
        BigDecimal high = row.decimal("high", Range.POSITIVE);
        BigDecimal low = row.decimal("low", Range.POSITIVE);
        BigDecimal close = row.decimal("close", Range.POSITIVE);
        row.decimal("volume_base", Range.NOT_NEGATIVE);
        if (row.valid() && high.compareTo(low) < 0) {
            row.fault("high", plain(high), "a price >= low " + plain(low));
        } else if (row.valid()) {
            within(row, "open", open, low, high);
            within(row, "close", close, low, high);
        }
        Long last = lastMs.get(symbol);
        if (row.valid()) {
            row.inOrder("timestamp_ms", timeMs, symbol, lastMs, true);
        }
        if (row.valid()) {
            if (last != null) {
                intervalMs.merge(symbol, timeMs - last, Math::min);
            }
            bars.add(new Bar(symbol, timeMs, path.prices(open, high, low, close), row.line()));
        }
    }

    private String symbol(CsvRow row) {
        if (row.has("symbol")) {
            return sink.shared(row.text("symbol"));
        }
        if (givenSymbol.isEmpty() && !symbolMissed) {
            symbolMissed = true;
            row.fault("symbol", "no symbol column", "a symbol column or the option --symbol");
        }
        return givenSymbol.orElse("");
    }

    private static void within(CsvRow row, String field, BigDecimal price, BigDecimal low, BigDecimal high) {
        if (price.compareTo(low) < 0 || price.compareTo(high) > 0) {
            row.fault(field, plain(price), "a price between low " + plain(low) + " and high " + plain(high));
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** Adds the ticks of all bars, once the interval is known. */
    void finish() {
        for (Bar bar : bars) {
            Source source = sink.source(bar.line());
            long lasts = intervalMs.getOrDefault(bar.symbol(), LONE_BAR_MS);
            for (int step = 0; step < bar.prices().size(); step++) {
                PriceTick tick = PriceTick.newBuilder()
                        .setTime(Instant.ofEpochMilli(path.timeMs(bar.timeMs(), lasts, step)))
                        .setSymbol(bar.symbol())
                        .setMarkPrice(bar.prices().get(step))
                        .setSource(sink.file())
                        .build();
                sink.add(new FeedRecord.Price(source, tick));
            }
        }
    }
}
