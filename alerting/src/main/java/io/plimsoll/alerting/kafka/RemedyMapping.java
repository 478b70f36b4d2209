package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.kafka.AvroMapping.orScaled;
import static io.plimsoll.alerting.kafka.AvroMapping.scaled;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Remedy;
import io.plimsoll.schemas.avro.AdjustmentKind;
import io.plimsoll.schemas.avro.RemedyKind;
import io.plimsoll.schemas.avro.Side;

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
                adjustment.getKind().name(),
                adjustment.getScope(),
                adjustment.getSymbol(),
                adjustment.getSide().name(),
                adjustment.getQuantity(),
                adjustment.getRatioBefore(),
                adjustment.getRatioAfter(),
                adjustment.getAsset(),
                adjustment.getLiquidationPriceBefore(),
                adjustment.getLiquidationPriceAfter(),
                adjustment.getMargin(),
                adjustment.getMaxLeverageAfter());
    }

    static io.plimsoll.schemas.avro.Adjustment adjustment(Adjustment adjustment) {
        return io.plimsoll.schemas.avro.Adjustment.newBuilder()
                .setKind(AdjustmentKind.valueOf(adjustment.kind()))
                .setScope(adjustment.scope())
                .setSymbol(adjustment.symbol())
                .setSide(Side.valueOf(adjustment.side()))
                .setQuantity(scaled(adjustment.quantity()))
                .setRatioBefore(adjustment.ratioBefore())
                .setRatioAfter(adjustment.ratioAfter())
                .setAsset(adjustment.asset())
                .setLiquidationPriceBefore(orScaled(adjustment.liquidationPriceBefore()))
                .setLiquidationPriceAfter(orScaled(adjustment.liquidationPriceAfter()))
                .setMargin(orScaled(adjustment.margin()))
                .setMaxLeverageAfter(orScaled(adjustment.maxLeverageAfter()))
                .build();
    }
}
