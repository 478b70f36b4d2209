package io.plimsoll.streams.mapping;

import io.plimsoll.risk.margin.Adjustment;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.schemas.avro.AdjustmentKind;
import io.plimsoll.schemas.avro.RemedyKind;

/** What an alert advises, as it leaves on topic {@code alerts}. */
final class RemedyMapping {
    private RemedyMapping() {}

    static io.plimsoll.schemas.avro.Remedy remedy(Remedy remedy) {
        var record = io.plimsoll.schemas.avro.Remedy.newBuilder()
                .setScope(remedy.scope().text());
        if (remedy instanceof Remedy.AddMargin add) {
            record.setKind(RemedyKind.ADD_MARGIN).setAsset(add.asset()).setAmount(Decimals.ofDouble(add.amount()));
        } else if (remedy instanceof Remedy.Reduce reduce) {
            record.setKind(RemedyKind.REDUCE)
                    .setSymbol(reduce.symbol())
                    .setSide(AlertMapping.side(reduce.side()))
                    .setCloseFraction(AlertMapping.boxed(reduce.closeFraction()))
                    .setCloseQuantity(Decimals.ofOptional(reduce.closeQuantity()));
        }
        return record.build();
    }

    static io.plimsoll.schemas.avro.Adjustment adjustment(Adjustment adjustment) {
        var record = io.plimsoll.schemas.avro.Adjustment.newBuilder()
                .setScope(adjustment.scope().text())
                .setSymbol(adjustment.symbol())
                .setRatioBefore(adjustment.ratioBefore())
                .setRatioAfter(adjustment.ratioAfter());
        if (adjustment instanceof Adjustment.Hedge hedge) {
            record.setKind(AdjustmentKind.HEDGE)
                    .setSide(AlertMapping.side(hedge.side()))
                    .setQuantity(Decimals.ofDouble(hedge.quantity()))
                    .setAsset(hedge.baseAsset())
                    .setDeltaBefore(Decimals.ofDouble(hedge.deltaBefore()))
                    .setDeltaAfter(Decimals.ofDouble(hedge.deltaAfter()))
                    .setHedgedSymbol(hedge.hedgedSymbol())
                    .setLiquidationPriceBefore(Decimals.ofOptional(hedge.liquidationPriceBefore()))
                    .setLiquidationPriceAfter(Decimals.ofOptional(hedge.liquidationPriceAfter()))
                    .setMargin(Decimals.ofOptional(hedge.initialMargin()));
        } else if (adjustment instanceof Adjustment.LowerTier tier) {
            record.setKind(AdjustmentKind.LOWER_TIER)
                    .setSide(AlertMapping.side(tier.side()))
                    .setQuantity(Decimals.ofDouble(tier.closeQuantity()))
                    .setCloseFraction(tier.closeFraction())
                    .setTierFloor(Decimals.ofDouble(tier.tierFloor()))
                    .setMaxLeverageAfter(Decimals.ofOptional(tier.maxLeverageAfter()));
        }
        return record.build();
    }
}
