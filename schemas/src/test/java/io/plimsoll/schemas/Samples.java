package io.plimsoll.schemas;

import io.plimsoll.schemas.avro.PriceTick;
import java.math.BigDecimal;
import java.time.Instant;

/** Values for tests. */
public final class Samples {
    private Samples() {}

    /** A decimal as the wire has it: 18 digits after the point. */
    public static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }

    /** Mark price of BTCUSDT at 2025-10-10T21:00:00Z. */
    public static PriceTick aTick(String markPrice) {
        return PriceTick.newBuilder()
                .setTime(Instant.parse("2025-10-10T21:00:00Z"))
                .setSymbol("BTCUSDT")
                .setMarkPrice(decimal(markPrice))
                .setFundingRate(decimal("0.0001"))
                .setSource("test")
                .build();
    }
}
