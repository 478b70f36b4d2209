package io.plimsoll.streams.mapping;

import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.UnitFigures;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.schemas.avro.SnapshotLevel;
import io.plimsoll.schemas.avro.UnitSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Figures of an account as they leave on topic {@code risk}. */
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
        return RiskSnapshot.newBuilder()
                .setAccount(figures.account())
                .setTime(Instant.ofEpochMilli(timeMs))
                .setMarketSequence(marketSequence)
                .setUnits(figures.units().stream().map(SnapshotMapping::unit).toList())
                .setLevels(levels)
                .build();
    }

    private static UnitSnapshot unit(UnitFigures unit) {
        return UnitSnapshot.newBuilder()
                .setScope(unit.scope().text())
                .setEvaluable(unit.evaluable())
                .setSettleAsset(unit.settleAsset())
                .setCollateral(Decimals.ofDouble(unit.collateral()))
                .setMarginBalance(Decimals.ofDouble(unit.marginBalance()))
                .setMaintenanceMargin(Decimals.ofDouble(unit.maintenanceMargin()))
                .setMarginRatio(unit.marginRatio())
                .setPositions(
                        unit.positions().stream().map(AlertMapping::position).toList())
                .build();
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
