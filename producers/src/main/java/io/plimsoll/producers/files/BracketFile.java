package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows of {@code brackets.csv}, each symbol's in rising order: a linear contract of size 1. The last cap is published as
 * none. The cumulative amount must keep maintenance margin continuous: amount + floor × (rate − previous rate).
 */
final class BracketFile implements Consumer<CsvRow> {
    static final CsvColumns COLUMNS = CsvColumns.strict(
            List.of(
                    "symbol",
                    "margin_asset",
                    "bracket",
                    "notional_floor",
                    "notional_cap",
                    "maint_margin_rate",
                    "max_leverage",
                    "maint_amount_cum"),
            List.of());

    private record Bracket(
            String asset,
            int line,
            BigDecimal floor,
            BigDecimal cap,
            BigDecimal rate,
            BigDecimal leverage,
            BigDecimal amount) {}

    private final FileSink sink;
    private final BigDecimal takerFeeRate;
    private final long timeMs;
    private final Map<String, List<Bracket>> symbols = new LinkedHashMap<>();

    BracketFile(FileSink sink, BigDecimal takerFeeRate, long timeMs) {
        this.sink = sink;
        this.takerFeeRate = takerFeeRate.setScale(18);
        this.timeMs = timeMs;
    }

    @Override
    public void accept(CsvRow row) {
        String symbol = row.text("symbol");
        Bracket bracket = new Bracket(
                row.text("margin_asset"),
                row.line(),
                row.decimal("notional_floor", Range.NOT_NEGATIVE),
                row.decimal("notional_cap", Range.POSITIVE),
                row.decimal("maint_margin_rate", Range.NOT_NEGATIVE),
                row.decimal("max_leverage", Range.POSITIVE),
                row.decimal("maint_amount_cum", Range.NOT_NEGATIVE));
        if (!row.valid()) {
            return;
        }
        List<Bracket> brackets = symbols.computeIfAbsent(symbol, s -> new ArrayList<>());
        check(row, symbol, bracket, brackets);
        brackets.add(bracket);
    }

    private static void check(CsvRow row, String symbol, Bracket bracket, List<Bracket> before) {
        String of = " of " + symbol;
        Bracket last = before.isEmpty() ? null : before.get(before.size() - 1);
        BigDecimal floor = last == null ? BigDecimal.ZERO : last.cap();
        BigDecimal lastRate = last == null ? BigDecimal.ZERO : last.rate();
        BigDecimal lastAmount = last == null ? BigDecimal.ZERO : last.amount();
        if (bracket.floor().compareTo(floor) != 0) {
            row.fault("notional_floor" + of, plain(bracket.floor()), plain(floor) + ", where the bracket before ends");
            return;
        }
        if (bracket.cap().compareTo(bracket.floor()) <= 0) {
            row.fault("notional_cap" + of, plain(bracket.cap()), "more than the floor " + plain(bracket.floor()));
        }
        if (bracket.rate().compareTo(lastRate) < 0) {
            row.fault("maint_margin_rate" + of, plain(bracket.rate()), "at least " + plain(lastRate));
            return;
        }
        BigDecimal amount = lastAmount.add(floor.multiply(bracket.rate().subtract(lastRate)));
        if (bracket.amount().compareTo(amount) != 0) {
            row.fault("maint_amount_cum" + of, plain(bracket.amount()), plain(amount));
        }
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Adds one instrument per symbol. */
    void finish() {
        symbols.forEach((symbol, brackets) -> {
            List<Tier> tiers = new ArrayList<>();
            for (Bracket bracket : brackets) {
                boolean last = bracket == brackets.get(brackets.size() - 1);
                tiers.add(new Tier(
                        bracket.floor(),
                        last ? null : bracket.cap(),
                        bracket.rate(),
                        bracket.amount(),
                        bracket.leverage()));
            }
            InstrumentUpdate update = InstrumentUpdate.newBuilder()
                    .setTime(Instant.ofEpochMilli(timeMs))
                    .setSymbol(symbol)
                    .setContract(ContractType.LINEAR)
                    .setSettleAsset(brackets.get(0).asset())
                    .setContractSize(BigDecimal.ONE.setScale(18))
                    .setTakerFeeRate(takerFeeRate)
                    .setLiquidationFeeRate(BigDecimal.ZERO.setScale(18))
                    .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                    .setTiers(tiers)
                    .build();
            sink.add(new FeedRecord.Instrument(sink.source(brackets.get(0).line()), update));
        });
    }
}
