package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.pace.LineState;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.avro.CandidateAction;
import io.plimsoll.schemas.avro.HeldNotification;
import io.plimsoll.schemas.avro.NotificationCandidate;
import io.plimsoll.schemas.avro.PaceStorm;
import io.plimsoll.schemas.avro.RecipientPace;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** What the pace stores hold, between Avro and alerting's own records. */
final class PaceMapping {
    private PaceMapping() {}

    /** A notification that waits. */
    record Held(String group, Instant since, Instant dueAt, Intent intent) {}

    static Candidate candidate(NotificationCandidate candidate) {
        return new Candidate(
                Candidate.Action.valueOf(candidate.getAction().name()),
                AvroMapping.intent(candidate.getIntent()),
                candidate.getHeardAt(),
                candidate.getLabels(),
                candidate.getReason());
    }

    static NotificationCandidate candidate(Candidate candidate) {
        return NotificationCandidate.newBuilder()
                .setAction(CandidateAction.valueOf(candidate.action().name()))
                .setHeardAt(candidate.heardAt())
                .setLabels(candidate.labels())
                .setReason(candidate.reason())
                .setIntent(AvroMapping.intent(candidate.intent()))
                .build();
    }

    static Serde<Held> held(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.of(HeldNotification.class),
                held -> new Held(
                        held.getGroup(), held.getSince(), held.getDueAt(), AvroMapping.intent(held.getIntent())),
                held -> new HeldNotification(
                        held.group(), held.since(), held.dueAt(), AvroMapping.intent(held.intent())));
    }

    static Serde<LineState> states(AvroSerdes serdes) {
        return AvroMapping.mapped(
                serdes.of(RecipientPace.class),
                pace -> new LineState(
                        pace.getSentAt(),
                        pace.getPagedAt(),
                        pace.getToldAt(),
                        pace.getBundles(),
                        storm(pace.getStorm())),
                state -> new RecipientPace(
                        state.sentAtMs(), state.pagedAtMs(), state.toldAtMs(), state.bundles(), storm(state.storm())));
    }

    private static LineState.@Nullable Storm storm(@Nullable PaceStorm storm) {
        return storm == null
                ? null
                : new LineState.Storm(
                        storm.getSince(),
                        storm.getNextUpdate(),
                        storm.getUpdates(),
                        storm.getArrivals(),
                        storm.getSoFar(),
                        storm.getPaged());
    }

    private static @Nullable PaceStorm storm(LineState.@Nullable Storm storm) {
        return storm == null
                ? null
                : new PaceStorm(
                        storm.since(),
                        storm.nextUpdate(),
                        storm.updates(),
                        storm.arrivals(),
                        storm.soFar(),
                        storm.paged());
    }
}
