package io.plimsoll.streams.mapping;

import io.plimsoll.risk.market.PriceQuality;
import io.plimsoll.risk.market.QualityChange;
import io.plimsoll.schemas.avro.QualityUpdate;
import java.time.Instant;

/** Changes of quality on the wire and back. The way in throws IllegalArgumentException on a value it cannot take. */
public final class QualityMapping {
    private QualityMapping() {}

    /** A change as topic {@code market} carries it. */
    public static QualityUpdate update(QualityChange change) {
        return QualityUpdate.newBuilder()
                .setSymbol(change.symbol())
                .setTime(Instant.ofEpochMilli(change.timeMs()))
                .setQuality(change.quality().name())
                .setSince(Instant.ofEpochMilli(change.sinceMs()))
                .setDetail(change.detail())
                .build();
    }

    /** The change that {@link #update} was made of. */
    public static QualityChange change(QualityUpdate update) {
        return new QualityChange(
                update.getSymbol(),
                InputMapping.known(PriceQuality.class, "quality", update.getQuality()),
                update.getSince().toEpochMilli(),
                update.getTime().toEpochMilli(),
                update.getDetail());
    }
}
