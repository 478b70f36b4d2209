package io.plimsoll.app.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.schemas.avro.InputFault;
import io.plimsoll.schemas.avro.MarketEvidence;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.SignalEvent;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bars, signal and faults of inputs in the evidence of an alert, as JSON. */
final class MarketEvidenceJson {
    private final ObjectMapper mapper;

    MarketEvidenceJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode object(MarketEvidence market) {
        ObjectNode json = mapper.createObjectNode();
        ReadingUpdate reading = market.getReading();
        SignalEvent signal = market.getSignal();
        json.set("reading", reading == null ? null : reading(reading));
        json.put("liquidationAtr", PlainNumbers.of(market.getLiquidationAtr()));
        json.set("signal", signal == null ? null : signal(signal));
        json.put("equityShare", PlainNumbers.of(market.getEquityShare()));
        ArrayNode faults = json.putArray("faults");
        market.getFaults().forEach(fault -> faults.add(fault(fault)));
        ObjectNode kept = json.putObject("kept");
        new TreeMap<>(market.getKept()).forEach(kept::put);
        return json;
    }

    private ObjectNode reading(ReadingUpdate reading) {
        return mapper.createObjectNode()
                .put("symbol", reading.getSymbol())
                .put("interval", reading.getInterval())
                .put("time", AlertJson.time(reading.getTime()))
                .put("close", PlainNumbers.of(reading.getClose()))
                .put("atr", PlainNumbers.of(reading.getAtr()))
                .put("atrBaseline", PlainNumbers.of(reading.getAtrBaseline()))
                .put("volatilityRegime", name(reading.getVolatilityRegime()))
                .put("bars", reading.getBars());
    }

    private ObjectNode signal(SignalEvent signal) {
        return mapper.createObjectNode()
                .put("symbol", signal.getSymbol())
                .put("interval", signal.getInterval())
                .put("barTime", AlertJson.time(signal.getBarTime()))
                .put("time", AlertJson.time(signal.getTime()))
                .put("kind", signal.getKind().name())
                .put("bias", signal.getBias().name())
                .put("value", PlainNumbers.of(signal.getValue()))
                .put("threshold", PlainNumbers.of(signal.getThreshold()))
                .put("confidence", PlainNumbers.of(signal.getConfidence()))
                .put("bars", signal.getBars())
                .put("reason", signal.getReason())
                .put("samples", signal.getSamples())
                .put("falseRate", PlainNumbers.of(signal.getFalseRate()));
    }

    private ObjectNode fault(InputFault fault) {
        return mapper.createObjectNode()
                .put("symbol", fault.getSymbol())
                .put("cause", fault.getCause())
                .put("since", AlertJson.time(fault.getSince()))
                .put("detail", fault.getDetail());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
