package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of a klines file, checked and handed on as bars. The interval of a symbol's bars is the smallest gap between two of
 * them; a lone bar is taken to last a minute.
 */
final class KlineRows implements Consumer<CsvRow> {
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

    private final Optional<String> givenSymbol;
    private final boolean symbolNeeded;
    private final Consumer<Kline> bars;
    private final Map<String, String> symbols = new HashMap<>();
    private final Map<String, Long> lastMs = new HashMap<>();
    private final Map<String, Long> intervalMs = new HashMap<>();
    private boolean symbolMissed;

    KlineRows(Optional<String> givenSymbol, boolean symbolNeeded, Consumer<Kline> bars) {
        this.givenSymbol = givenSymbol;
        this.symbolNeeded = symbolNeeded;
        this.bars = bars;
    }

    @Override
    public void accept(CsvRow row) {
        long timeMs = row.timeMs("timestamp_ms");
        String symbol = symbol(row);
        BigDecimal open = row.decimal("open", Range.POSITIVE);
        BigDecimal high = row.decimal("high", Range.POSITIVE);
        BigDecimal low = row.decimal("low", Range.POSITIVE);
        BigDecimal close = row.decimal("close", Range.POSITIVE);
        BigDecimal volume = row.decimal("volume_base", Range.NOT_NEGATIVE);
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
            bars.accept(new Kline(symbol, timeMs, open, high, low, close, volume, row.line()));
        }
    }

    /** How long the bars of a symbol last, milliseconds, > 0; known once all rows are read. */
    long intervalMs(String symbol) {
        return intervalMs.getOrDefault(symbol, LONE_BAR_MS);
    }

    private String symbol(CsvRow row) {
        if (row.has("symbol")) {
            return symbols.computeIfAbsent(row.text("symbol"), name -> name);
        }
        if (givenSymbol.isEmpty() && symbolNeeded && !symbolMissed) {
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
}
