package io.plimsoll.app.stress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.risk.stress.JointShock;
import io.plimsoll.risk.stress.StressOutcome;
import io.plimsoll.risk.stress.UnitStress;
import java.util.OptionalDouble;

/** An outcome as one line of JSON: numbers as strings, null for what does not exist. */
public final class StressJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** One line without its end. */
    public String line(StressOutcome outcome) {
        try {
            return mapper.writeValueAsString(object(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome that is not JSON: " + outcome.account(), e);
        }
    }

    private ObjectNode object(StressOutcome outcome) {
        ObjectNode json = mapper.createObjectNode();
        json.put("account", outcome.account());
        json.put("scenario", outcome.scenario().name());
        ObjectNode losses = json.putObject("losses");
        outcome.losses().forEach((asset, loss) -> losses.put(asset, PlainNumbers.figure(loss)));
        ArrayNode liquidations = json.putArray("liquidations");
        for (UnitStress unit : outcome.liquidations()) {
            ObjectNode liquidation = liquidations.addObject();
            liquidation.put("scope", unit.scope().text());
            put(liquidation, "pathTime", unit.liquidatedAt());
        }
        ArrayNode units = json.putArray("units");
        outcome.units().forEach(unit -> units.add(unit(unit)));
        ArrayNode unrated = json.putArray("unratedSymbols");
        outcome.unratedSymbols().forEach(unrated::add);
        return json;
    }

    private ObjectNode unit(UnitStress unit) {
        ObjectNode json = mapper.createObjectNode();
        json.put("scope", unit.scope().text());
        json.put("asset", unit.asset());
        json.put("balanceBefore", PlainNumbers.figure(unit.balanceBefore()));
        json.put("balanceAfter", PlainNumbers.figure(unit.balanceAfter()));
        json.put("loss", PlainNumbers.figure(unit.loss()));
        put(json, "lossShare", unit.lossShare());
        json.put("fundingPaid", PlainNumbers.figure(unit.fundingPaid()));
        json.put("collateralCut", PlainNumbers.figure(unit.collateralCut()));
        json.put("ratioBefore", PlainNumbers.figure(unit.ratioBefore()));
        json.put("ratioAfter", PlainNumbers.figure(unit.ratioAfter()));
        json.put("worstRatio", PlainNumbers.figure(unit.worst().marginRatio()));
        json.put("worstAt", PlainNumbers.figure(unit.worst().pathTime()));
        json.put("liquidated", unit.liquidated());
        put(json, "liquidatedAt", unit.liquidatedAt());
        json.put("deficit", PlainNumbers.figure(unit.deficit()));
        ObjectNode distances = json.putObject("distanceAfter");
        unit.distanceAfter().forEach((symbol, distance) -> put(distances, symbol, distance));
        put(json, "breakAt", unit.breakAt());
        json.set("uniformShock", shock(unit.uniformShock()));
        return json;
    }

    private ObjectNode shock(JointShock shock) {
        ObjectNode json = mapper.createObjectNode();
        put(json, "down", shock.down());
        put(json, "up", shock.up());
        return json.put("now", shock.now());
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        json.put(name, PlainNumbers.figure(value.orElse(Double.NaN)));
    }
}
