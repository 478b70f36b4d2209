package io.plimsoll.streams.mapping;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.Evidence;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.schemas.avro.Side;
import io.plimsoll.schemas.avro.StressEvidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Changes of alert level as they leave on topic {@code alerts}. */
public final class AlertMapping {
    private AlertMapping() {}

    /** The event of one transition, caused by the record {@code cause}. */
    public static AlertEvent event(AlertTransition transition, Cause cause) {
        return AlertEvent.newBuilder()
                .setAlertId(transition.alertId())
                .setSequence(transition.sequence())
                .setType(AlertType.valueOf(transition.type().name()))
                .setSeverity(severity(transition.severity()))
                .setPreviousSeverity(severity(transition.previousSeverity()))
                .setRuleId(transition.rule().id())
                .setRuleKind(RuleKind.valueOf(transition.rule().kind().name()))
                .setRuleVersion(transition.rule().version())
                .setAccount(transition.subject().account())
                .setScope(transition.subject().scope().text())
                .setSymbol(transition.subject().symbol())
                .setValue(boxed(transition.value()))
                .setThreshold(boxed(transition.threshold()))
                .setTime(Instant.ofEpochMilli(transition.timeMs()))
                .setRaisedAt(Instant.ofEpochMilli(transition.raisedAtMs()))
                .setMessage(transition.message())
                .setReason(transition.reason().name())
                .setEvidence(evidence(transition.evidence(), transition.rule()))
                .setRemedies(transition.remedies().stream()
                        .map(RemedyMapping::remedy)
                        .toList())
                .setAdjustments(transition.adjustments().stream()
                        .map(RemedyMapping::adjustment)
                        .toList())
                .setCause(cause)
                .build();
    }

    static io.plimsoll.schemas.avro.@Nullable Severity severity(@Nullable Severity severity) {
        return severity == null ? null : io.plimsoll.schemas.avro.Severity.valueOf(severity.name());
    }

    private static Evidence evidence(io.plimsoll.risk.rule.Evidence evidence, AlertRule rule) {
        Map<String, Double> levels = new HashMap<>();
        evidence.levels().forEach((severity, level) -> levels.put(severity.name(), level));
        return Evidence.newBuilder()
                .setSettleAsset(evidence.settleAsset())
                .setCollateral(Decimals.ofDouble(evidence.collateral()))
                .setMarginBalance(Decimals.ofDouble(evidence.marginBalance()))
                .setMaintenanceMargin(Decimals.ofDouble(evidence.maintenanceMargin()))
                .setMarginRatio(evidence.marginRatio())
                .setPositions(evidence.positions().stream()
                        .map(AlertMapping::position)
                        .toList())
                .setLevels(levels)
                .setHysteresis(evidence.hysteresis())
                .setMarketSequence(evidence.marketSequence())
                .setScenario(rule.scenario().map(Scenario::name).orElse(null))
                .setStress(evidence.stress().map(AlertMapping::stress).orElse(null))
                .setMarket(MarketEvidenceMapping.record(evidence.market()))
                .build();
    }

    private static StressEvidence stress(io.plimsoll.risk.rule.Evidence.StressEvidence stress) {
        Map<String, BigDecimal> marks = new HashMap<>();
        stress.markPrices().forEach((symbol, mark) -> marks.put(symbol, Decimals.ofDouble(mark)));
        return StressEvidence.newBuilder()
                .setPathTime(stress.pathTime())
                .setMarginBalance(Decimals.ofDouble(stress.marginBalance()))
                .setMaintenanceMargin(Decimals.ofDouble(stress.maintenanceMargin()))
                .setMarkPrices(marks)
                .build();
    }

    static EvidencePosition position(io.plimsoll.risk.rule.Evidence.PositionEvidence position) {
        return EvidencePosition.newBuilder()
                .setSymbol(position.symbol())
                .setSide(side(position.side()))
                .setQuantity(Decimals.ofDouble(position.quantity()))
                .setEntryPrice(Decimals.ofDouble(position.entryPrice()))
                .setMarkPrice(Decimals.ofDouble(position.markPrice()))
                .setMarkTime(Instant.ofEpochMilli(position.markTimeMs()))
                .setMarkSequence(position.markSequence())
                .setNotional(Decimals.ofDouble(position.notional()))
                .setUnrealizedPnl(Decimals.ofDouble(position.unrealizedPnl()))
                .setMaintenanceMargin(Decimals.ofDouble(position.maintenanceMargin()))
                .setLiquidationPrice(Decimals.ofOptional(position.liquidationPrice()))
                .setLiquidationDistance(boxed(position.liquidationDistance()))
                .build();
    }

    static Side side(io.plimsoll.risk.margin.Side side) {
        return Side.valueOf(side.name());
    }

    static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
