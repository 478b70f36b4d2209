package io.plimsoll.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.schemas.avro.SnapshotLevel;
import io.plimsoll.schemas.avro.UnitSnapshot;

/** A snapshot of an account as one line of JSON: numbers as strings, times in ISO-8601 UTC with milliseconds. */
public final class SnapshotJson {
    private final ObjectMapper mapper = new ObjectMapper();
    private final AlertJson alerts = new AlertJson();

    /** One line without its end. */
    public String line(RiskSnapshot snapshot) {
        try {
            return mapper.writeValueAsString(object(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot that is not JSON: " + snapshot.getAccount(), e);
        }
    }

    private ObjectNode object(RiskSnapshot snapshot) {
        ObjectNode json = mapper.createObjectNode();
        json.put("account", snapshot.getAccount());
        json.put("time", AlertJson.time(snapshot.getTime()));
        json.put("marketSequence", snapshot.getMarketSequence());
        ArrayNode units = json.putArray("units");
        snapshot.getUnits().forEach(unit -> units.add(unit(unit)));
        ArrayNode levels = json.putArray("levels");
        snapshot.getLevels().forEach(level -> levels.add(level(level)));
        return json;
    }

    private ObjectNode unit(UnitSnapshot unit) {
        ObjectNode json = mapper.createObjectNode();
        json.put("scope", unit.getScope());
        json.put("evaluable", unit.getEvaluable());
        json.put("settleAsset", unit.getSettleAsset());
        json.put("collateral", PlainNumbers.of(unit.getCollateral()));
        json.put("marginBalance", PlainNumbers.of(unit.getMarginBalance()));
        json.put("maintenanceMargin", PlainNumbers.of(unit.getMaintenanceMargin()));
        json.put("marginRatio", PlainNumbers.of(unit.getMarginRatio()));
        ArrayNode positions = json.putArray("positions");
        unit.getPositions().forEach(position -> positions.add(alerts.position(position)));
        return json;
    }

    private ObjectNode level(SnapshotLevel level) {
        return mapper.createObjectNode()
                .put("scope", level.getScope())
                .put("ruleId", level.getRuleId())
                .put("symbol", level.getSymbol())
                .put("severity", level.getSeverity().name())
                .put("alertId", level.getAlertId());
    }
}
