package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.BalanceUpdate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of {@code balances.csv}. */
final class BalanceFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS =
            CsvColumns.strict(List.of("time", "account", "asset", "walletBalance"), List.of());

    private final FileSink sink;
    private final Map<String, Long> lastMs = new HashMap<>();

    BalanceFile(FileSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(CsvRow row) {
        long timeMs = row.timeMs("time");
        String account = row.text("account");
        String asset = sink.shared(row.text("asset"));
        BigDecimal walletBalance = row.decimal("walletBalance", Range.ANY);
        if (row.valid()) {
            row.inOrder("time", timeMs, account + " " + asset, lastMs, false);
        }
        if (row.valid()) {
            BalanceUpdate update = BalanceUpdate.newBuilder()
                    .setTime(Instant.ofEpochMilli(timeMs))
                    .setAccount(account)
                    .setAsset(asset)
                    .setWalletBalance(walletBalance)
                    .build();
            sink.add(new FeedRecord.Balance(sink.source(row.line()), update));
        }
    }
}
