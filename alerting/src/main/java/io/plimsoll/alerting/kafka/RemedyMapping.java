package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.kafka.AvroMapping.orScaled;
import static io.plimsoll.alerting.kafka.AvroMapping.scaled;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Remedy;
import io.plimsoll.schemas.avro.AdjustmentKind;
import io.plimsoll.schemas.avro.RemedyKind;
import io.plimsoll.schemas.avro.Side;
import org.jspecify.annotations.Nullable;

/** Between the wire's remedies and adjustments and alerting's, both ways and without loss. */
final class RemedyMapping {
    private RemedyMapping() {}

    static Remedy remedy(io.plimsoll.schemas.avro.Remedy remedy) {
        Side side = remedy.getSide();
        return new Remedy(
                remedy.getKind().name(),
                remedy.getScope(),
                remedy.getAsset(),
                remedy.getAmount(),
                remedy.getSymbol(),
                side == null ? null : side.name(),
                remedy.getCloseFraction(),
                remedy.getCloseQuantity());
    }

    static io.plimsoll.schemas.avro.Remedy remedy(Remedy remedy) {
        String side = remedy.side();
        return io.plimsoll.schemas.avro.Remedy.newBuilder()
                .setKind(RemedyKind.valueOf(remedy.kind()))
                .setScope(remedy.scope())
                .setAsset(remedy.asset())
                .setAmount(orScaled(remedy.amount()))
                .setSymbol(remedy.symbol())
                .setSide(side == null ? null : Side.valueOf(side))
                .setCloseFraction(remedy.closeFraction())
                .setCloseQuantity(orScaled(remedy.closeQuantity()))
                .build();
    }

    static Adjustment adjustment(io.plimsoll.schemas.avro.Adjustment adjustment) {
        return new Adjustment(
                adjustment.getScope(),
                adjustment.getSymbol(),
                adjustment.getSide().name(),
                adjustment.getQuantity(),
                adjustment.getRatioBefore(),
                adjustment.getRatioAfter(),
                adjustment.getKind() == AdjustmentKind.HEDGE ? hedge(adjustment) : null,
                adjustment.getKind() == AdjustmentKind.LOWER_TIER ? lowerTier(adjustment) : null);
    }

    private static Adjustment.Hedge hedge(io.plimsoll.schemas.avro.Adjustment adjustment) {
        return new Adjustment.Hedge(
                required("asset", adjustment.getAsset()),
                required("deltaBefore", adjustment.getDeltaBefore()),
                required("deltaAfter", adjustment.getDeltaAfter()),
                required("hedgedSymbol", adjustment.getHedgedSymbol()),
                adjustment.getLiquidationPriceBefore(),
                adjustment.getLiquidationPriceAfter(),
                adjustment.getMargin());
    }

    private static Adjustment.LowerTier lowerTier(io.plimsoll.schemas.avro.Adjustment adjustment) {
        return new Adjustment.LowerTier(
                required("closeFraction", adjustment.getCloseFraction()),
                required("tierFloor", adjustment.getTierFloor()),
                adjustment.getMaxLeverageAfter());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("adjustment: " + field + " is null, expected a value");
        }
        return value;
    }

    static io.plimsoll.schemas.avro.Adjustment adjustment(Adjustment adjustment) {
        var record = io.plimsoll.schemas.avro.Adjustment.newBuilder()
                .setKind(adjustment.hedge() == null ? AdjustmentKind.LOWER_TIER : AdjustmentKind.HEDGE)
                .setScope(adjustment.scope())
                .setSymbol(adjustment.symbol())
                .setSide(Side.valueOf(adjustment.side()))
                .setQuantity(scaled(adjustment.quantity()))
                .setRatioBefore(adjustment.ratioBefore())
                .setRatioAfter(adjustment.ratioAfter());
        Adjustment.Hedge hedge = adjustment.hedge();
        if (hedge != null) {
            record.setAsset(hedge.asset())
                    .setDeltaBefore(scaled(hedge.deltaBefore()))
                    .setDeltaAfter(scaled(hedge.deltaAfter()))
                    .setHedgedSymbol(hedge.hedgedSymbol())
                    .setLiquidationPriceBefore(orScaled(hedge.liquidationPriceBefore()))
                    .setLiquidationPriceAfter(orScaled(hedge.liquidationPriceAfter()))
                    .setMargin(orScaled(hedge.margin()));
        }
        Adjustment.LowerTier tier = adjustment.lowerTier();
        if (tier != null) {
            record.setCloseFraction(tier.closeFraction())
                    .setTierFloor(scaled(tier.tierFloor()))
                    .setMaxLeverageAfter(orScaled(tier.maxLeverageAfter()));
        }
        return record.build();
    }
}
