package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.MarketEvidence;
import io.plimsoll.schemas.avro.InputFault;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.SignalBias;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.schemas.avro.SignalKind;
import io.plimsoll.schemas.avro.VolatilityRegime;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an alert was decided on besides its unit, between the wire's Avro and alerting's own record, both ways and without loss. */
final class MarketMapping {
    private MarketMapping() {}

    static @Nullable MarketEvidence market(io.plimsoll.schemas.avro.@Nullable MarketEvidence market) {
        return market == null
                ? null
                : new MarketEvidence(
                        reading(market.getReading()),
                        market.getLiquidationAtr(),
                        signal(market.getSignal()),
                        market.getEquityShare(),
                        market.getFaults().stream().map(MarketMapping::fault).toList(),
                        market.getKept());
    }

    static io.plimsoll.schemas.avro.@Nullable MarketEvidence market(@Nullable MarketEvidence market) {
        return market == null
                ? null
                : io.plimsoll.schemas.avro.MarketEvidence.newBuilder()
                        .setReading(reading(market.reading()))
                        .setLiquidationAtr(market.liquidationAtr())
                        .setSignal(signal(market.signal()))
                        .setEquityShare(market.equityShare())
                        .setFaults(market.faults().stream()
                                .map(MarketMapping::fault)
                                .toList())
                        .setKept(new TreeMap<>(market.kept()))
                        .build();
    }

    private static MarketEvidence.@Nullable Reading reading(@Nullable ReadingUpdate reading) {
        if (reading == null) {
            return null;
        }
        VolatilityRegime regime = reading.getVolatilityRegime();
        return new MarketEvidence.Reading(
                reading.getSymbol(),
                reading.getInterval(),
                reading.getTime(),
                reading.getClose(),
                reading.getAtr(),
                reading.getAtrBaseline(),
                regime == null ? null : regime.name(),
                reading.getBars());
    }

    private static @Nullable ReadingUpdate reading(MarketEvidence.@Nullable Reading reading) {
        if (reading == null) {
            return null;
        }
        String regime = reading.volatilityRegime();
        return ReadingUpdate.newBuilder()
                .setSymbol(reading.symbol())
                .setInterval(reading.interval())
                .setTime(reading.time())
                .setClose(reading.close())
                .setAtr(reading.atr())
                .setAtrBaseline(reading.atrBaseline())
                .setVolatilityRegime(regime == null ? null : VolatilityRegime.valueOf(regime))
                .setBars(reading.bars())
                .build();
    }

    private static MarketEvidence.@Nullable Signal signal(@Nullable SignalEvent signal) {
        return signal == null
                ? null
                : new MarketEvidence.Signal(
                        signal.getSymbol(),
                        signal.getInterval(),
                        signal.getBarTime(),
                        signal.getTime(),
                        signal.getKind().name(),
                        signal.getBias().name(),
                        signal.getValue(),
                        signal.getThreshold(),
                        signal.getConfidence(),
                        signal.getBars(),
                        signal.getReason(),
                        signal.getSamples(),
                        signal.getFalseRate());
    }

    private static @Nullable SignalEvent signal(MarketEvidence.@Nullable Signal signal) {
        return signal == null
                ? null
                : SignalEvent.newBuilder()
                        .setSymbol(signal.symbol())
                        .setInterval(signal.interval())
                        .setBarTime(signal.barTime())
                        .setTime(signal.time())
                        .setKind(SignalKind.valueOf(signal.kind()))
                        .setBias(SignalBias.valueOf(signal.bias()))
                        .setValue(signal.value())
                        .setThreshold(signal.threshold())
                        .setConfidence(signal.confidence())
                        .setBars(signal.bars())
                        .setReason(signal.reason())
                        .setSamples(signal.samples())
                        .setFalseRate(signal.falseRate())
                        .build();
    }

    private static MarketEvidence.Fault fault(InputFault fault) {
        return new MarketEvidence.Fault(fault.getSymbol(), fault.getCause(), fault.getSince(), fault.getDetail());
    }

    private static InputFault fault(MarketEvidence.Fault fault) {
        return new InputFault(fault.symbol(), fault.cause(), fault.since(), fault.detail());
    }
}
