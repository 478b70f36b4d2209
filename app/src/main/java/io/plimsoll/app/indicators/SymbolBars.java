package io.plimsoll.app.indicators;

import io.plimsoll.producers.files.Kline;
import io.plimsoll.producers.files.KlineReader;
import io.plimsoll.risk.indicator.Bar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bars of a klines file, in its order.
 *
 * @param rows bars, each with its symbol, which is empty when the file has none and none was given
 * @param intervalsMs how long the bars of a symbol last, milliseconds
 */
public record SymbolBars(List<Row> rows, Map<String, Long> intervalsMs) {
    /**
     * One bar.
     *
     * @param symbol may be empty
     */
    public record Row(String symbol, Bar bar) {}

    /** Copies. */
    public SymbolBars {
        rows = List.copyOf(rows);
        intervalsMs = Map.copyOf(intervalsMs);
    }

    /**
     * Reads a whole file.
     *
     * @param symbol of a file without a symbol column
     * @throws io.plimsoll.producers.files.InvalidInputException when the file has a fault
     */
    public static SymbolBars read(Path file, Optional<String> symbol) {
        List<Row> rows = new ArrayList<>();
        Map<String, Long> intervalsMs =
                KlineReader.read(file, symbol, kline -> rows.add(new Row(kline.symbol(), bar(kline))));
        return new SymbolBars(rows, intervalsMs);
    }

    private static Bar bar(Kline kline) {
        return new Bar(
                kline.timeMs(),
                kline.open().doubleValue(),
                kline.high().doubleValue(),
                kline.low().doubleValue(),
                kline.close().doubleValue(),
                kline.volume().doubleValue());
    }
}
