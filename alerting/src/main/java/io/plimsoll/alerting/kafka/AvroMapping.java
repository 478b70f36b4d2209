package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.schemas.avro.Side;
import io.plimsoll.schemas.avro.SinkReport;
import io.plimsoll.schemas.avro.StressEvidence;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Between the wire's Avro and alerting's records, both ways and without loss; decimals get the wire's scale of 18. A value
 * of a newer release that we cannot name is an error of that record, so that it ends as a dead letter.
 */
public final class AvroMapping {
    private static final int SCALE = 18;

    private AvroMapping() {}

    /** Values of {@code alerts}. */
    public static Serde<Alert> alerts(AvroSerdes serdes) {
        return mapped(serdes.valueOf(Topics.ALERTS), AvroMapping::alert, AvroMapping::alert);
    }

    /** Values of {@code candidates}. */
    static Serde<Candidate> candidates(AvroSerdes serdes) {
        return mapped(serdes.valueOf(Topics.CANDIDATES), PaceMapping::candidate, PaceMapping::candidate);
    }

    /** Values of {@code notifications}. */
    public static Serde<Intent> intents(AvroSerdes serdes) {
        return mapped(serdes.valueOf(Topics.NOTIFICATIONS), AvroMapping::intent, AvroMapping::intent);
    }

    /** Values of {@code deliveries}. */
    public static Serde<Receipt> receipts(AvroSerdes serdes) {
        return mapped(serdes.valueOf(Topics.DELIVERIES), ReceiptMapping::receipt, ReceiptMapping::receipt);
    }

    /** Values of {@code reports}. */
    public static Serde<Confirmation> reports(AvroSerdes serdes) {
        return mapped(
                serdes.valueOf(Topics.REPORTS),
                report -> new Confirmation(
                        report.getChannel(),
                        report.getReference(),
                        report.getArrived(),
                        report.getCode(),
                        report.getDetail(),
                        report.getContactDead()),
                report -> new SinkReport(
                        report.channel(),
                        report.reference(),
                        report.arrived(),
                        report.code(),
                        report.detail(),
                        report.contactDead()));
    }

    static <A, T> Serde<T> mapped(Serde<A> avro, Function<A, T> read, Function<T, A> write) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : avro.serializer().serialize(topic, write.apply(value)),
                (topic, bytes) -> {
                    A value = avro.deserializer().deserialize(topic, bytes);
                    if (value == null) {
                        throw new SerializationException("value on " + topic + " is null, expected a record");
                    }
                    try {
                        return read.apply(value);
                    } catch (IllegalArgumentException e) {
                        throw new SerializationException("value on " + topic + ": " + e.getMessage(), e);
                    }
                });
    }

    static Alert alert(AlertEvent event) {
        return new Alert(
                event.getAlertId(),
                event.getSequence(),
                Change.valueOf(event.getType().name()),
                severity(event.getSeverity()),
                severity(event.getPreviousSeverity()),
                event.getRuleId(),
                event.getRuleKind().name(),
                event.getRuleVersion(),
                event.getAccount(),
                event.getScope(),
                event.getSymbol(),
                event.getValue(),
                event.getThreshold(),
                event.getTime(),
                event.getRaisedAt(),
                event.getMessage(),
                event.getReason(),
                evidence(event.getEvidence()),
                event.getRemedies().stream().map(RemedyMapping::remedy).toList(),
                event.getAdjustments().stream().map(RemedyMapping::adjustment).toList(),
                new Alert.Cause(
                        event.getCause().getTopic(),
                        event.getCause().getPartition(),
                        event.getCause().getOffset()));
    }

    static AlertEvent alert(Alert alert) {
        return AlertEvent.newBuilder()
                .setAlertId(alert.alertId())
                .setSequence(alert.sequence())
                .setType(AlertType.valueOf(alert.change().name()))
                .setSeverity(severity(alert.severity()))
                .setPreviousSeverity(severity(alert.previousSeverity()))
                .setRuleId(alert.ruleId())
                .setRuleKind(RuleKind.valueOf(alert.ruleKind()))
                .setRuleVersion(alert.ruleVersion())
                .setAccount(alert.account())
                .setScope(alert.scope())
                .setSymbol(alert.symbol())
                .setValue(alert.value())
                .setThreshold(alert.threshold())
                .setTime(alert.time())
                .setRaisedAt(alert.raisedAt())
                .setMessage(alert.message())
                .setReason(alert.reason())
                .setEvidence(evidence(alert.evidence()))
                .setRemedies(
                        alert.remedies().stream().map(RemedyMapping::remedy).toList())
                .setAdjustments(alert.adjustments().stream()
                        .map(RemedyMapping::adjustment)
                        .toList())
                .setCause(new io.plimsoll.schemas.avro.Cause(
                        alert.cause().topic(),
                        alert.cause().partition(),
                        alert.cause().offset()))
                .build();
    }

    static @Nullable Severity severity(io.plimsoll.schemas.avro.@Nullable Severity severity) {
        return severity == null ? null : Severity.valueOf(severity.name());
    }

    static io.plimsoll.schemas.avro.@Nullable Severity severity(@Nullable Severity severity) {
        return severity == null ? null : io.plimsoll.schemas.avro.Severity.valueOf(severity.name());
    }

    private static Evidence evidence(io.plimsoll.schemas.avro.Evidence evidence) {
        return new Evidence(
                evidence.getSettleAsset(),
                evidence.getCollateral(),
                evidence.getMarginBalance(),
                evidence.getMaintenanceMargin(),
                evidence.getMarginRatio(),
                evidence.getPositions().stream().map(AvroMapping::position).toList(),
                evidence.getLevels(),
                evidence.getHysteresis(),
                evidence.getMarketSequence(),
                evidence.getScenario(),
                stress(evidence.getStress()),
                MarketMapping.market(evidence.getMarket()));
    }

    private static io.plimsoll.schemas.avro.Evidence evidence(Evidence evidence) {
        return io.plimsoll.schemas.avro.Evidence.newBuilder()
                .setSettleAsset(evidence.settleAsset())
                .setCollateral(scaled(evidence.collateral()))
                .setMarginBalance(scaled(evidence.marginBalance()))
                .setMaintenanceMargin(scaled(evidence.maintenanceMargin()))
                .setMarginRatio(evidence.marginRatio())
                .setPositions(
                        evidence.positions().stream().map(AvroMapping::position).toList())
                .setLevels(evidence.levels())
                .setHysteresis(evidence.hysteresis())
                .setMarketSequence(evidence.marketSequence())
                .setScenario(evidence.scenario())
                .setStress(stress(evidence.stress()))
                .setMarket(MarketMapping.market(evidence.market()))
                .build();
    }

    private static Evidence.@Nullable Stress stress(@Nullable StressEvidence stress) {
        return stress == null
                ? null
                : new Evidence.Stress(
                        stress.getPathTime(),
                        stress.getMarginBalance(),
                        stress.getMaintenanceMargin(),
                        stress.getMarkPrices());
    }

    private static @Nullable StressEvidence stress(Evidence.@Nullable Stress stress) {
        if (stress == null) {
            return null;
        }
        Map<String, BigDecimal> marks = new TreeMap<>();
        stress.markPrices().forEach((symbol, price) -> marks.put(symbol, scaled(price)));
        return StressEvidence.newBuilder()
                .setPathTime(stress.pathTime())
                .setMarginBalance(scaled(stress.marginBalance()))
                .setMaintenanceMargin(scaled(stress.maintenanceMargin()))
                .setMarkPrices(marks)
                .build();
    }

    private static Evidence.Position position(EvidencePosition position) {
        return new Evidence.Position(
                position.getSymbol(),
                position.getSide().name(),
                position.getQuantity(),
                position.getEntryPrice(),
                position.getMarkPrice(),
                position.getMarkTime(),
                position.getMarkSequence(),
                position.getNotional(),
                position.getUnrealizedPnl(),
                position.getMaintenanceMargin(),
                position.getLiquidationPrice(),
                position.getLiquidationDistance());
    }

    private static EvidencePosition position(Evidence.Position position) {
        return EvidencePosition.newBuilder()
                .setSymbol(position.symbol())
                .setSide(Side.valueOf(position.side()))
                .setQuantity(scaled(position.quantity()))
                .setEntryPrice(scaled(position.entryPrice()))
                .setMarkPrice(scaled(position.markPrice()))
                .setMarkTime(position.markTime())
                .setMarkSequence(position.markSequence())
                .setNotional(scaled(position.notional()))
                .setUnrealizedPnl(scaled(position.unrealizedPnl()))
                .setMaintenanceMargin(scaled(position.maintenanceMargin()))
                .setLiquidationPrice(orScaled(position.liquidationPrice()))
                .setLiquidationDistance(position.liquidationDistance())
                .build();
    }

    static Intent intent(NotificationIntent intent) {
        return new Intent(
                intent.getIntentId(),
                intent.getTime(),
                intent.getRecipient(),
                intent.getChannel(),
                intent.getRoute(),
                alert(intent.getAlert()),
                intent.getPriority(),
                intent.getRemark(),
                DigestMapping.digest(intent.getDigest()),
                intent.getCancels());
    }

    static NotificationIntent intent(Intent intent) {
        return NotificationIntent.newBuilder()
                .setIntentId(intent.intentId())
                .setTime(intent.decidedAt())
                .setRecipient(intent.recipient())
                .setChannel(intent.channel())
                .setRoute(intent.route())
                .setAlert(alert(intent.alert()))
                .setPriority(intent.priority())
                .setRemark(intent.remark())
                .setDigest(DigestMapping.digest(intent.digest()))
                .setCancels(intent.cancels())
                .build();
    }

    static BigDecimal scaled(BigDecimal value) {
        return value.setScale(SCALE);
    }

    static @Nullable BigDecimal orScaled(@Nullable BigDecimal value) {
        return value == null ? null : value.setScale(SCALE);
    }
}
