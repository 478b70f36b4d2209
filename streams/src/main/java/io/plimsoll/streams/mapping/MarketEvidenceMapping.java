package io.plimsoll.streams.mapping;

import io.plimsoll.risk.rule.MarketEvidence;
import io.plimsoll.schemas.avro.InputFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bars, signals and faults of inputs as the evidence of an alert and the stores carry them. */
public final class MarketEvidenceMapping {
    private MarketEvidenceMapping() {}

    /** A fault as it is stored and told. */
    public static InputFault record(io.plimsoll.risk.rule.InputFault fault) {
        return InputFault.newBuilder()
                .setSymbol(fault.symbol())
                .setCause(fault.cause().name())
                .setSince(Instant.ofEpochMilli(fault.sinceMs()))
                .setDetail(fault.detail())
                .build();
    }

    /** The fault that {@link #record(io.plimsoll.risk.rule.InputFault)} was made of. */
    public static io.plimsoll.risk.rule.InputFault fault(InputFault record) {
        return new io.plimsoll.risk.rule.InputFault(
                record.getSymbol(),
                InputMapping.known(io.plimsoll.risk.rule.InputFault.Cause.class, "cause", record.getCause()),
                record.getSince().toEpochMilli(),
                record.getDetail());
    }

    /** Null where the unit alone decided. */
    static io.plimsoll.schemas.avro.@Nullable MarketEvidence record(MarketEvidence market) {
        if (market.equals(MarketEvidence.NONE)) {
            return null;
        }
        Map<String, String> kept = new HashMap<>();
        market.kept().forEach((rule, level) -> kept.put(rule, level.name()));
        return io.plimsoll.schemas.avro.MarketEvidence.newBuilder()
                .setReading(market.reading().map(SignalMapping::update).orElse(null))
                .setLiquidationAtr(AlertMapping.boxed(market.liquidationAtr()))
                .setSignal(market.signal().map(SignalMapping::event).orElse(null))
                .setEquityShare(AlertMapping.boxed(market.equityShare()))
                .setFaults(market.faults().stream()
                        .map(MarketEvidenceMapping::record)
                        .toList())
                .setKept(kept)
                .build();
    }
}
