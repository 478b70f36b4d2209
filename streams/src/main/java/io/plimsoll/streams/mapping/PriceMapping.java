package io.plimsoll.streams.mapping;

import io.plimsoll.risk.market.OfferedPrice;
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
                price.getMarkPrice().doubleValue(),
                Decimals.orNaN(price.getIndexPrice()),
                arrivedMs);
    }
}
