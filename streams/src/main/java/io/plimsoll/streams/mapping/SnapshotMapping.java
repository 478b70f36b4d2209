package io.plimsoll.streams.mapping;

import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.UnitFigures;
import io.plimsoll.risk.rule.Evidence.PositionEvidence;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.schemas.avro.EvidencePosition;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.schemas.avro.SnapshotLevel;
import io.plimsoll.schemas.avro.UnitSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Figures of an account as they leave on topic {@code risk}: many a second, and shown, so amounts are {@link Decimals#figure}s. */
public final class SnapshotMapping {
    private SnapshotMapping() {}

    /**
     * The snapshot of one account.
     *
     * @param timeMs event time of the last record the figures take in, Unix milliseconds
     * @param marketSequence market sequence number of the last price they take in; -1: none
     */
    public static RiskSnapshot record(AccountFigures figures, long timeMs, long marketSequence) {
        List<SnapshotLevel> levels = new ArrayList<>();
        figures.levels().forEach((key, state) -> levels.add(level(key, state)));
        List<UnitSnapshot> units = new ArrayList<>(figures.units().size());
        figures.units().forEach(unit -> units.add(unit(unit)));
        return new RiskSnapshot(figures.account(), Instant.ofEpochMilli(timeMs), marketSequence, units, levels);
    }

    private static UnitSnapshot unit(UnitFigures unit) {
        List<EvidencePosition> positions = new ArrayList<>(unit.positions().size());
        unit.positions().forEach(position -> positions.add(position(position)));
        return new UnitSnapshot(
                unit.scope().text(),
                unit.evaluable(),
                unit.settleAsset(),
                Decimals.figure(unit.collateral()),
                Decimals.figure(unit.marginBalance()),
                Decimals.figure(unit.maintenanceMargin()),
                unit.marginRatio(),
                positions);
    }

    private static EvidencePosition position(PositionEvidence position) {
        OptionalDouble liquidation = position.liquidationPrice();
        return new EvidencePosition(
                position.symbol(),
                AlertMapping.side(position.side()),
                Decimals.figure(position.quantity()),
                Decimals.figure(position.entryPrice()),
                Decimals.figure(position.markPrice()),
                Instant.ofEpochMilli(position.markTimeMs()),
                position.markSequence(),
                Decimals.figure(position.notional()),
                Decimals.figure(position.unrealizedPnl()),
                Decimals.figure(position.maintenanceMargin()),
                liquidation.isPresent() ? Decimals.figure(liquidation.getAsDouble()) : null,
                AlertMapping.boxed(position.liquidationDistance()));
    }

    private static SnapshotLevel level(LadderKey key, LadderState state) {
        return SnapshotLevel.newBuilder()
                .setScope(key.scope().text())
                .setRuleId(key.ruleId())
                .setSymbol(key.symbol())
                .setSeverity(AlertMapping.severity(state.level()))
                .setAlertId(state.alertId())
                .build();
    }
}
