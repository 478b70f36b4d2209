package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The fields of one instrument in JSON, the same in {@code instruments.json} and in an account. */
final class InstrumentTerms {
    static final List<String> FIELDS = List.of(
            "contract",
            "settleAsset",
            "contractSize",
            "takerFeeRate",
            "liquidationFeeRate",
            "tiers",
            "liquidationBasis",
            "lotSize",
            "baseAsset");

    private InstrumentTerms() {}

    /** The terms as of {@code time}; empty when there is a fault. */
    static Optional<InstrumentUpdate> read(JsonFields fields, TierList tierList, String symbol, Instant time) {
        ContractType contract = ContractType.valueOf(fields.oneOf("contract", List.of("LINEAR", "INVERSE")));
        String settleAsset = fields.text("settleAsset");
        BigDecimal contractSize = fields.decimal("contractSize", Range.POSITIVE);
        BigDecimal takerFeeRate = fields.decimal("takerFeeRate", Range.BELOW_1);
        BigDecimal liquidationFeeRate =
                fields.optionalDecimal("liquidationFeeRate", Range.BELOW_1).orElse(DecimalText.ZERO);
        LiquidationBasis basis = fields.has("liquidationBasis")
                ? LiquidationBasis.valueOf(fields.oneOf("liquidationBasis", List.of("MARK_NOTIONAL", "ENTRY_VALUE")))
                : LiquidationBasis.MARK_NOTIONAL;
        Optional<BigDecimal> lotSize = fields.optionalDecimal("lotSize", Range.POSITIVE);
        Optional<String> baseAsset = fields.optionalText("baseAsset");
        Optional<List<Tier>> tiers = tierList.read(fields.list("tiers"));
        if (!fields.valid() || tiers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InstrumentUpdate(
                time,
                symbol,
                contract,
                settleAsset,
                contractSize,
                takerFeeRate,
                liquidationFeeRate,
                basis,
                lotSize.orElse(null),
                tiers.get(),
                baseAsset.orElse(null),
                null));
    }
}
