package io.plimsoll.streams.mapping;

import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.risk.market.PriceQuality;
import io.plimsoll.risk.market.QualityReason;
import io.plimsoll.risk.market.SymbolState;
import io.plimsoll.schemas.avro.GatePoint;
import io.plimsoll.schemas.avro.GateState;
import io.plimsoll.schemas.avro.QualityChange;
import io.plimsoll.schemas.avro.ReleasedPrice;
import java.time.Instant;
import java.util.HashMap;

/** What the gate says of prices, as the market and its store carry it. */
public final class QualityMapping {
    private QualityMapping() {}

    /** A change of quality as the market carries it. */
    public static QualityChange record(io.plimsoll.risk.market.QualityChange change) {
        return QualityChange.newBuilder()
                .setTime(Instant.ofEpochMilli(change.timeMs()))
                .setSymbol(change.symbol())
                .setQuality(change.quality().name())
                .setReason(change.reason().name())
                .setSince(Instant.ofEpochMilli(change.sinceMs()))
                .setDetail(change.detail())
                .build();
    }

    /** The change that {@link #record(io.plimsoll.risk.market.QualityChange)} was made of. */
    public static io.plimsoll.risk.market.QualityChange change(QualityChange record) {
        return new io.plimsoll.risk.market.QualityChange(
                record.getSymbol(),
                InputMapping.known(PriceQuality.class, "quality", record.getQuality()),
                InputMapping.known(QualityReason.class, "reason", record.getReason()),
                record.getSince().toEpochMilli(),
                record.getTime().toEpochMilli(),
                record.getDetail());
    }

    /** A price set free as the market carries it. */
    public static ReleasedPrice released(String symbol, PricePoint point) {
        return new ReleasedPrice(Instant.ofEpochMilli(point.timeMs()), symbol, Decimals.ofDouble(point.markPrice()));
    }

    /** The price that was set free. */
    public static PricePoint point(ReleasedPrice released) {
        return new PricePoint(released.getTime().toEpochMilli(), Decimals.nearest(released.getMarkPrice()));
    }

    /** State of a symbol's gate as its store keeps it. */
    public static GateState record(SymbolState state) {
        return GateState.newBuilder()
                .setWaiting(state.waiting().stream()
                        .map(point -> new GatePoint(Instant.ofEpochMilli(point.timeMs()), point.markPrice()))
                        .toList())
                .setActiveSource(state.activeSource())
                .setHeard(new HashMap<>(state.heardMs()))
                .setQuality(state.quality().name())
                .setReason(state.reason().name())
                .setSince(Instant.ofEpochMilli(state.sinceMs()))
                .build();
    }

    /** The state that {@link #record(SymbolState)} was made of. */
    public static SymbolState state(GateState record) {
        return new SymbolState(
                record.getWaiting().stream()
                        .map(point -> new PricePoint(point.getTime().toEpochMilli(), point.getMarkPrice()))
                        .toList(),
                record.getActiveSource(),
                record.getHeard(),
                InputMapping.known(PriceQuality.class, "quality", record.getQuality()),
                InputMapping.known(QualityReason.class, "reason", record.getReason()),
                record.getSince().toEpochMilli());
    }
}
