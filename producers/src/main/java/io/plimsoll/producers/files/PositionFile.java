package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of {@code positions.csv}: each replaces the position (account, symbol, side); quantity 0 closes it. */
final class PositionFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS = CsvColumns.strict(
            List.of(
                    "time",
                    "account",
                    "symbol",
                    "side",
                    "marginMode",
                    "quantity",
                    "entryPrice",
                    "isolatedMargin",
                    "leverage"),
            List.of());

    private final FileSink sink;
    private final Map<String, Long> lastMs = new HashMap<>();

    PositionFile(FileSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(CsvRow row) {
        long timeMs = row.timeMs("time");
        String account = row.text("account");
        String symbol = sink.shared(row.text("symbol"));
        String side = row.oneOf("side", List.of("LONG", "SHORT"));
        BigDecimal quantity = row.decimal("quantity", Range.NOT_NEGATIVE);
        PositionUpdate.Builder update = PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setSymbol(symbol)
                .setSide(Side.valueOf(side))
                .setMarginMode(MarginMode.valueOf(row.oneOf("marginMode", List.of("CROSS", "ISOLATED"))))
                .setQuantity(quantity)
                .setEntryPrice(row.decimal("entryPrice", quantity.signum() == 0 ? Range.NOT_NEGATIVE : Range.POSITIVE));
        row.optionalDecimal("isolatedMargin", Range.NOT_NEGATIVE).ifPresent(update::setIsolatedMargin);
        row.optionalDecimal("leverage", Range.POSITIVE).ifPresent(update::setLeverage);
        if (row.valid()) {
            row.inOrder("time", timeMs, account + " " + symbol + " " + side, lastMs, false);
        }
        if (row.valid()) {
            sink.add(new FeedRecord.Position(sink.source(row.line()), update.build()));
        }
    }
}
