package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.schemas.avro.DigestEntry;
import io.plimsoll.schemas.avro.DigestKind;
import io.plimsoll.schemas.avro.IntentDigest;
import io.plimsoll.schemas.avro.RuleKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Messages about several alerts between the wire's Avro and alerting's own record. */
final class DigestMapping {
    private DigestMapping() {}

    static @Nullable Digest digest(@Nullable IntentDigest digest) {
        if (digest == null) {
            return null;
        }
        Map<Severity, Integer> firing = new EnumMap<>(Severity.class);
        digest.getFiring().forEach((severity, count) -> firing.put(Severity.valueOf(severity), count));
        return new Digest(
                Digest.Kind.valueOf(digest.getKind().name()),
                digest.getAbout(),
                digest.getSince(),
                digest.getUntil(),
                firing,
                digest.getPassed(),
                digest.getSoFar(),
                digest.getPaged(),
                digest.getWorst().stream().map(DigestMapping::entry).toList());
    }

    static @Nullable IntentDigest digest(@Nullable Digest digest) {
        if (digest == null) {
            return null;
        }
        Map<String, Integer> firing = new TreeMap<>();
        digest.firing().forEach((severity, count) -> firing.put(severity.name(), count));
        return IntentDigest.newBuilder()
                .setKind(DigestKind.valueOf(digest.kind().name()))
                .setAbout(digest.about())
                .setSince(digest.since())
                .setUntil(digest.until())
                .setFiring(firing)
                .setPassed(digest.passed())
                .setSoFar(digest.soFar())
                .setPaged(digest.paged())
                .setWorst(digest.worst().stream().map(DigestMapping::entry).toList())
                .build();
    }

    private static Digest.Entry entry(DigestEntry entry) {
        return new Digest.Entry(
                entry.getAlertId(),
                entry.getAccount(),
                entry.getScope(),
                entry.getSymbol(),
                entry.getRuleKind().name(),
                AvroMapping.severity(entry.getSeverity()),
                entry.getValue(),
                entry.getDistance(),
                entry.getEquity(),
                entry.getAsset(),
                entry.getRaisedAt(),
                entry.getTime());
    }

    private static DigestEntry entry(Digest.Entry entry) {
        return DigestEntry.newBuilder()
                .setAlertId(entry.alertId())
                .setAccount(entry.account())
                .setScope(entry.scope())
                .setSymbol(entry.symbol())
                .setRuleKind(RuleKind.valueOf(entry.ruleKind()))
                .setSeverity(AvroMapping.severity(entry.severity()))
                .setValue(entry.value())
                .setDistance(entry.distance())
                .setEquity(AvroMapping.scaled(entry.equity()))
                .setAsset(entry.asset())
                .setRaisedAt(entry.raisedAt())
                .setTime(entry.time())
                .build();
    }
}
