package io.plimsoll.streams.mapping;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.signal.Bias;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.SignalKind;
import io.plimsoll.risk.signal.TrackRecord;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.SignalBias;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.schemas.avro.VolatilityRegime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Signals and readings on the wire and back. The way in throws IllegalArgumentException on a value it cannot take. */
public final class SignalMapping {
    private SignalMapping() {}

    /** A signal as topics {@code signals} and {@code market} carry it. */
    public static SignalEvent event(Signal signal) {
        return SignalEvent.newBuilder()
                .setSymbol(signal.symbol())
                .setInterval(signal.interval().label())
                .setBarTime(Instant.ofEpochMilli(signal.barTimeMs()))
                .setTime(Instant.ofEpochMilli(signal.timeMs()))
                .setKind(io.plimsoll.schemas.avro.SignalKind.valueOf(
                        signal.kind().name()))
                .setBias(SignalBias.valueOf(signal.bias().name()))
                .setValue(signal.value())
                .setThreshold(signal.threshold())
                .setConfidence(signal.confidence())
                .setBars(signal.bars())
                .setReason(signal.reason())
                .setSamples(signal.trackRecord().map(TrackRecord::samples).orElse(0L))
                .setFalseRate(signal.trackRecord().map(TrackRecord::falseRate).orElse(null))
                .build();
    }

    /** The signal that {@link #event} was made of. */
    public static Signal signal(SignalEvent event) {
        Double falseRate = event.getFalseRate();
        return new Signal(
                event.getSymbol(),
                interval(event.getInterval()),
                event.getBarTime().toEpochMilli(),
                event.getTime().toEpochMilli(),
                InputMapping.known(SignalKind.class, "kind", event.getKind()),
                InputMapping.known(Bias.class, "bias", event.getBias()),
                event.getValue(),
                event.getThreshold(),
                event.getConfidence(),
                event.getBars(),
                event.getReason(),
                falseRate == null ? Optional.empty() : Optional.of(new TrackRecord(event.getSamples(), falseRate)));
    }

    /** A reading as topic {@code market} carries it. */
    public static ReadingUpdate update(MarketReading reading) {
        return ReadingUpdate.newBuilder()
                .setSymbol(reading.symbol())
                .setInterval(reading.interval().label())
                .setTime(Instant.ofEpochMilli(reading.timeMs()))
                .setClose(reading.close())
                .setAtr(reading.atr())
                .setAtrBaseline(
                        reading.atrBaseline().isPresent()
                                ? reading.atrBaseline().getAsDouble()
                                : null)
                .setVolatilityRegime(reading.volatilityRegime()
                        .map(regime -> VolatilityRegime.valueOf(regime.name()))
                        .orElse(null))
                .setBars(reading.bars())
                .build();
    }

    /** The reading that {@link #update} was made of. */
    public static MarketReading reading(ReadingUpdate update) {
        Double baseline = update.getAtrBaseline();
        return new MarketReading(
                update.getSymbol(),
                interval(update.getInterval()),
                update.getTime().toEpochMilli(),
                update.getClose(),
                update.getAtr(),
                baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline),
                Optional.ofNullable(update.getVolatilityRegime())
                        .map(regime -> InputMapping.known(Regime.class, "volatilityRegime", regime)),
                update.getBars());
    }

    static Interval interval(String label) {
        return Interval.of(label)
                .orElseThrow(() -> new IllegalArgumentException("interval: found " + label + ", expected one of "
                        + Arrays.stream(Interval.values()).map(Interval::label).toList()));
    }
}
