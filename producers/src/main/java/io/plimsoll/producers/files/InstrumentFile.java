package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.producers.files.JsonValue.Kind;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The instruments of {@code instruments.json}: an object from symbol to terms, in file order. */
final class InstrumentFile implements Consumer<JsonValue> {
    private static final List<String> FIELDS = List.of(
            "contract",
            "settleAsset",
            "contractSize",
            "takerFeeRate",
            "liquidationFeeRate",
            "tiers",
            "liquidationBasis",
            "lotSize");

    private final FileSink sink;
    private final InputFaults faults;
    private final long timeMs;

    InstrumentFile(FileSink sink, InputFaults faults, long timeMs) {
        this.sink = sink;
        this.faults = faults;
        this.timeMs = timeMs;
    }

    @Override
    public void accept(JsonValue document) {
        if (document.kind() != Kind.OBJECT || document.fields().isEmpty()) {
            String found = document.kind() == Kind.OBJECT ? "an object without fields" : document.described();
            faults.add(sink.file(), document.line(), "$", found, "an object with at least one instrument by symbol");
            return;
        }
        int ordinal = 0;
        for (Map.Entry<String, JsonValue> entry : document.fields().entrySet()) {
            ordinal++;
            if (entry.getKey().isBlank()) {
                faults.add(sink.file(), entry.getValue().line(), "$", "a blank symbol", "a symbol");
            }
            instrument(ordinal, entry.getKey(), entry.getValue());
        }
    }

    private void instrument(int ordinal, String symbol, JsonValue value) {
        JsonFields fields = new JsonFields(sink.file(), value, FIELDS, faults);
        TierList tiers = new TierList(sink.file(), faults);
        InstrumentUpdate.Builder update = InstrumentUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol)
                .setContract(ContractType.valueOf(fields.oneOf("contract", List.of("LINEAR", "INVERSE"))))
                .setSettleAsset(fields.text("settleAsset"))
                .setContractSize(fields.decimal("contractSize", Range.POSITIVE))
                .setTakerFeeRate(fields.decimal("takerFeeRate", Range.NOT_NEGATIVE))
                .setLiquidationFeeRate(fields.decimal("liquidationFeeRate", Range.NOT_NEGATIVE))
                .setLiquidationBasis(
                        fields.has("liquidationBasis")
                                ? LiquidationBasis.valueOf(
                                        fields.oneOf("liquidationBasis", List.of("MARK_NOTIONAL", "ENTRY_VALUE")))
                                : LiquidationBasis.MARK_NOTIONAL)
                .setLotSize(fields.optionalDecimal("lotSize", Range.POSITIVE).orElse(null));
        Optional<List<Tier>> read = tiers.read(fields.list("tiers"));
        if (fields.valid() && read.isPresent()) {
            sink.add(new FeedRecord.Instrument(
                    sink.source(ordinal), update.setTiers(read.get()).build()));
        }
    }
}
