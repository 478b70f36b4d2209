package io.plimsoll.streams.mapping;

import io.plimsoll.risk.market.OfferedPrice;
import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.schemas.avro.PriceTick;

/** Prices as the gate takes them. */
public final class PriceMapping {
    private PriceMapping() {}

    /** @param arrivedMs when it came, by the clock that silence is measured on */
    public static OfferedPrice offered(PriceTick price, long arrivedMs) {
        return new OfferedPrice(
                price.getSymbol(),
                price.getSource(),
                price.getTime().toEpochMilli(),
                InputMapping.markPrice(price),
                Decimals.orNaN(price.getIndexPrice()),
                arrivedMs);
    }

    /** The mark price alone. */
    public static PricePoint point(PriceTick price) {
        return new PricePoint(price.getTime().toEpochMilli(), InputMapping.markPrice(price));
    }
}
