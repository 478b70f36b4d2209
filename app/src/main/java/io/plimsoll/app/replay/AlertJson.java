package io.plimsoll.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.IsoTime;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.schemas.avro.Adjustment;
import io.plimsoll.schemas.avro.AdjustmentKind;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.Evidence;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.MarketEvidence;
import io.plimsoll.schemas.avro.Remedy;
import io.plimsoll.schemas.avro.StressEvidence;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An alert event as one line of {@code alerts.jsonl}: numbers as strings, times in ISO-8601 UTC with milliseconds. */
public final class AlertJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** One line without its end. */
    public String line(AlertEvent alert) {
        try {
            return mapper.writeValueAsString(object(alert));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert event that is not JSON: " + alert.getAlertId(), e);
        }
    }

    private ObjectNode object(AlertEvent alert) {
        ObjectNode json = mapper.createObjectNode();
        json.put("alertId", alert.getAlertId());
        json.put("sequence", alert.getSequence());
        json.put("type", alert.getType().name());
        json.put("severity", name(alert.getSeverity()));
        json.put("previousSeverity", name(alert.getPreviousSeverity()));
        json.put("ruleId", alert.getRuleId());
        json.put("ruleKind", alert.getRuleKind().name());
        json.put("ruleVersion", alert.getRuleVersion());
        json.put("account", alert.getAccount());
        json.put("scope", alert.getScope());
        json.put("symbol", alert.getSymbol());
        json.put("value", PlainNumbers.of(alert.getValue()));
        json.put("threshold", PlainNumbers.of(alert.getThreshold()));
        json.put("time", time(alert.getTime()));
        json.put("raisedAt", time(alert.getRaisedAt()));
        json.put("message", alert.getMessage());
        json.put("reason", alert.getReason());
        json.set("evidence", evidence(alert.getEvidence()));
        ArrayNode remedies = json.putArray("remedies");
        alert.getRemedies().forEach(remedy -> remedies.add(remedy(remedy)));
        ArrayNode adjustments = json.putArray("adjustments");
        alert.getAdjustments().forEach(adjustment -> adjustments.add(adjustment(adjustment)));
        json.set("cause", cause(alert.getCause()));
        return json;
    }

    private ObjectNode evidence(Evidence evidence) {
        ObjectNode json = mapper.createObjectNode();
        json.put("settleAsset", evidence.getSettleAsset());
        json.put("collateral", PlainNumbers.of(evidence.getCollateral()));
        json.put("marginBalance", PlainNumbers.of(evidence.getMarginBalance()));
        json.put("maintenanceMargin", PlainNumbers.of(evidence.getMaintenanceMargin()));
        json.put("marginRatio", PlainNumbers.of(evidence.getMarginRatio()));
        ArrayNode positions = json.putArray("positions");
        evidence.getPositions().forEach(position -> positions.add(position(position)));
        ObjectNode levels = json.putObject("levels");
        new TreeMap<>(evidence.getLevels()).forEach((severity, level) -> levels.put(severity, PlainNumbers.of(level)));
        json.put("hysteresis", PlainNumbers.of(evidence.getHysteresis()));
        json.put("marketSequence", evidence.getMarketSequence());
        json.put("scenario", evidence.getScenario());
        StressEvidence stress = evidence.getStress();
        json.set("stress", stress == null ? null : stress(stress));
        MarketEvidence market = evidence.getMarket();
        if (market != null) {
            json.set("market", new MarketEvidenceJson(mapper).object(market));
        }
        return json;
    }

    private ObjectNode stress(StressEvidence stress) {
        ObjectNode json = mapper.createObjectNode();
        json.put("pathTime", PlainNumbers.of(stress.getPathTime()));
        json.put("marginBalance", PlainNumbers.of(stress.getMarginBalance()));
        json.put("maintenanceMargin", PlainNumbers.of(stress.getMaintenanceMargin()));
        ObjectNode marks = json.putObject("markPrices");
        new TreeMap<>(stress.getMarkPrices()).forEach((symbol, mark) -> marks.put(symbol, PlainNumbers.of(mark)));
        return json;
    }

    ObjectNode position(EvidencePosition position) {
        ObjectNode json = mapper.createObjectNode();
        json.put("symbol", position.getSymbol());
        json.put("side", position.getSide().name());
        json.put("quantity", PlainNumbers.of(position.getQuantity()));
        json.put("entryPrice", PlainNumbers.of(position.getEntryPrice()));
        json.put("markPrice", PlainNumbers.of(position.getMarkPrice()));
        json.put("markTime", time(position.getMarkTime()));
        json.put("markSequence", position.getMarkSequence());
        json.put("notional", PlainNumbers.of(position.getNotional()));
        json.put("unrealizedPnl", PlainNumbers.of(position.getUnrealizedPnl()));
        json.put("maintenanceMargin", PlainNumbers.of(position.getMaintenanceMargin()));
        json.put("liquidationPrice", PlainNumbers.of(position.getLiquidationPrice()));
        json.put("liquidationDistance", PlainNumbers.of(position.getLiquidationDistance()));
        return json;
    }

    private ObjectNode remedy(Remedy remedy) {
        ObjectNode json = mapper.createObjectNode();
        json.put("kind", remedy.getKind().name());
        json.put("scope", remedy.getScope());
        if (remedy.getAsset() != null) {
            json.put("asset", remedy.getAsset());
            json.put("amount", PlainNumbers.of(remedy.getAmount()));
        } else {
            json.put("symbol", remedy.getSymbol());
            json.put("side", name(remedy.getSide()));
            json.put("closeFraction", PlainNumbers.of(remedy.getCloseFraction()));
            json.put("closeQuantity", PlainNumbers.of(remedy.getCloseQuantity()));
        }
        return json;
    }

    private ObjectNode adjustment(Adjustment adjustment) {
        ObjectNode json = mapper.createObjectNode();
        json.put("kind", adjustment.getKind().name());
        json.put("scope", adjustment.getScope());
        json.put("symbol", adjustment.getSymbol());
        json.put("side", adjustment.getSide().name());
        json.put("quantity", PlainNumbers.of(adjustment.getQuantity()));
        json.put("ratioBefore", PlainNumbers.of(adjustment.getRatioBefore()));
        json.put("ratioAfter", PlainNumbers.of(adjustment.getRatioAfter()));
        if (adjustment.getKind() == AdjustmentKind.HEDGE) {
            json.put("asset", adjustment.getAsset());
            json.put("deltaBefore", PlainNumbers.of(adjustment.getDeltaBefore()));
            json.put("deltaAfter", PlainNumbers.of(adjustment.getDeltaAfter()));
            json.put("hedgedSymbol", adjustment.getHedgedSymbol());
            json.put("liquidationPriceBefore", PlainNumbers.of(adjustment.getLiquidationPriceBefore()));
            json.put("liquidationPriceAfter", PlainNumbers.of(adjustment.getLiquidationPriceAfter()));
            json.put("margin", PlainNumbers.of(adjustment.getMargin()));
        } else {
            json.put("closeFraction", PlainNumbers.of(adjustment.getCloseFraction()));
            json.put("tierFloor", PlainNumbers.of(adjustment.getTierFloor()));
            json.put("maxLeverageAfter", PlainNumbers.of(adjustment.getMaxLeverageAfter()));
        }
        return json;
    }

    private ObjectNode cause(Cause cause) {
        return mapper.createObjectNode()
                .put("topic", cause.getTopic())
                .put("partition", cause.getPartition())
                .put("offset", cause.getOffset());
    }

    static String time(Instant time) {
        return IsoTime.of(time);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
