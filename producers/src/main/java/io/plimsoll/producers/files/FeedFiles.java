package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads recorded input, plain or {@code .gz}. Faults of all files are collected; {@link #records()} throws them at once.
 *
 * <pre>{@code
 * List<FeedRecord> feed = new FeedFiles()
 *         .brackets(path, new BigDecimal("0.0005"), 0)
 *         .klines(path, Optional.empty(), OhlcPath.FULL)
 *         .records();
 * }</pre>
 *
 * Not thread-safe. 200 000 bars of four prices take some 250 MB.
 */
public final class FeedFiles {
    private final InputFaults faults = new InputFaults();
    private final List<FeedRecord> records = new ArrayList<>();
    private int files;

    /** Bars; {@code symbol} is used for files without a symbol column. */
    public FeedFiles klines(Path path, Optional<String> symbol, OhlcPath ohlc) {
        KlineFile file = new KlineFile(sink(path), symbol, ohlc);
        read(path, KlineFile.COLUMNS, file);
        file.finish();
        return this;
    }

    /** Bars as history, not as prices; {@code symbol} is used for files without a symbol column. */
    public FeedFiles history(Path path, Optional<String> symbol) {
        HistoryFile file = new HistoryFile(sink(path), symbol, faults);
        read(path, HistoryFile.COLUMNS, file);
        file.finish();
        return this;
    }

    /** Mark prices. */
    public FeedFiles prices(Path path) {
        return read(path, PriceFile.COLUMNS, new PriceFile(sink(path)));
    }

    /** Position states. */
    public FeedFiles positions(Path path) {
        return read(path, PositionFile.COLUMNS, new PositionFile(sink(path)));
    }

    /** Wallet balances. */
    public FeedFiles balances(Path path) {
        return read(path, BalanceFile.COLUMNS, new BalanceFile(sink(path)));
    }

    /** Maintenance-margin brackets; {@code takerFeeRate} a fraction of notional, {@code timeMs} the instruments' event time. */
    public FeedFiles brackets(Path path, BigDecimal takerFeeRate, long timeMs) {
        BracketFile file = new BracketFile(sink(path), takerFeeRate, timeMs);
        read(path, BracketFile.COLUMNS, file);
        file.finish();
        return this;
    }

    /** Terms of contracts as JSON; {@code timeMs} is their event time, Unix milliseconds, usually 0. */
    public FeedFiles instruments(Path path, long timeMs) {
        JsonDocument.read(path, faults, new InstrumentFile(sink(path), faults, timeMs));
        return this;
    }

    /**
     * All records in {@link FeedOrder}.
     *
     * @throws InvalidInputException when any file has a fault
     */
    public List<FeedRecord> records() {
        faults.throwIfAny();
        return FeedOrder.sorted(records);
    }

    private FileSink sink(Path path) {
        return new FileSink(path.toString(), files++, records);
    }

    private FeedFiles read(Path path, CsvColumns columns, Consumer<CsvRow> rows) {
        new CsvTable(path, columns, faults).forEach(rows);
        return this;
    }
}
