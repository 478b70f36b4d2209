package io.plimsoll.streams.mapping;

import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** State of a ladder as it is kept in its store. */
public final class LadderMapping {
    private LadderMapping() {}

    /** Record of one ladder's state. */
    public static io.plimsoll.schemas.avro.LadderState record(LadderKey key, LadderState state) {
        return io.plimsoll.schemas.avro.LadderState.newBuilder()
                .setAccount(key.account())
                .setScope(key.scope().text())
                .setSymbol(key.symbol())
                .setRuleId(key.ruleId())
                .setLevel(AlertMapping.severity(state.level()))
                .setEpisode(state.episode())
                .setAlertId(state.alertId())
                .setSequence(state.sequence())
                .setRaisedAt(Instant.ofEpochMilli(state.raisedAtMs()))
                .setHeldLevel(AlertMapping.severity(state.heldLevel()))
                .setHeldSince(state.heldLevel() == null ? null : Instant.ofEpochMilli(state.heldSinceMs()))
                .setUntil(state.untilMs() == 0 ? null : Instant.ofEpochMilli(state.untilMs()))
                .build();
    }

    /** Which ladder a record is of. */
    public static LadderKey key(io.plimsoll.schemas.avro.LadderState record) {
        return new LadderKey(record.getAccount(), new Scope(record.getScope()), record.getRuleId(), record.getSymbol());
    }

    /** State in a record. */
    public static LadderState state(io.plimsoll.schemas.avro.LadderState record) {
        Instant heldSince = record.getHeldSince();
        Instant until = record.getUntil();
        return new LadderState(
                severity(record.getLevel()),
                record.getEpisode(),
                record.getAlertId(),
                record.getSequence(),
                record.getRaisedAt().toEpochMilli(),
                severity(record.getHeldLevel()),
                heldSince == null ? 0 : heldSince.toEpochMilli(),
                until == null ? 0 : until.toEpochMilli());
    }

    private static @Nullable Severity severity(io.plimsoll.schemas.avro.@Nullable Severity severity) {
        return severity == null ? null : InputMapping.known(Severity.class, "severity", severity);
    }
}
