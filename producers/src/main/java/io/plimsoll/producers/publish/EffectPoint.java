package io.plimsoll.producers.publish;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Copies of recorded values that say after which market sequence number they take effect. */
final class EffectPoint {
    private EffectPoint() {}

    /** @param afterSequence offset of the price before, >= -1; null: on arrival; prices have none */
    static SpecificRecord at(FeedRecord next, @Nullable Long afterSequence) {
        if (next instanceof FeedRecord.Instrument instrument) {
            InstrumentUpdate from = instrument.update();
            return new InstrumentUpdate(
                    from.getTime(),
                    from.getSymbol(),
                    from.getContract(),
                    from.getSettleAsset(),
                    from.getContractSize(),
                    from.getTakerFeeRate(),
                    from.getLiquidationFeeRate(),
                    from.getLiquidationBasis(),
                    from.getLotSize(),
                    from.getTiers(),
                    from.getBaseAsset(),
                    afterSequence);
        } else if (next instanceof FeedRecord.Balance balance) {
            BalanceUpdate from = balance.update();
            return new BalanceUpdate(
                    from.getTime(), from.getAccount(), from.getAsset(), from.getWalletBalance(), afterSequence);
        } else if (next instanceof FeedRecord.Position position) {
            PositionUpdate from = position.update();
            return new PositionUpdate(
                    from.getTime(),
                    from.getAccount(),
                    from.getSymbol(),
                    from.getSide(),
                    from.getMarginMode(),
                    from.getQuantity(),
                    from.getEntryPrice(),
                    from.getIsolatedMargin(),
                    from.getLeverage(),
                    afterSequence);
        }
        return next.value();
    }
}
