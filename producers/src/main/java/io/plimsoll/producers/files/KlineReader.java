package io.plimsoll.producers.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a klines file, plain or {@code .gz}, as bars; {@code FeedFiles} reads it as prices. */
public final class KlineReader {
    private KlineReader() {}

    /**
     * Hands the bars on in file order and gives how long those of each symbol last, in milliseconds: the smallest gap between
     * two of them, a minute for a lone one.
     *
     * @param symbol of a file without a symbol column; without either, bars have an empty symbol
     * @param bars hears every good bar, also of a file that turns out to have faults
     * @throws InvalidInputException when the file has a fault, after the last bar
     */
    public static Map<String, Long> read(Path path, Optional<String> symbol, Consumer<Kline> bars) {
        InputFaults faults = new InputFaults();
        Map<String, Long> intervalsMs = new HashMap<>();
        KlineRows rows = new KlineRows(symbol, false, bar -> {
            intervalsMs.putIfAbsent(bar.symbol(), 0L);
            bars.accept(bar);
        });
        new CsvTable(path, KlineRows.COLUMNS, faults).forEach(rows);
        faults.throwIfAny();
        intervalsMs.replaceAll((name, none) -> rows.intervalMs(name));
        return intervalsMs;
    }
}
