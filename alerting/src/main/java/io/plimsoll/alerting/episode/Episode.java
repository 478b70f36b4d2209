package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One episode as it stands.
 *
 * @param last newest event of it
 * @param reason why it is in this phase, e.g. {@code acknowledged by ann via link}
 * @param changedAt wall time of the last change
 * @param ack null while nobody has it in hand
 * @param climb null unless an escalation is under way
 * @param repeatAt when those who wish to hear of it again while it fires do; null: never
 * @param mutedBy what keeps it from being told, e.g. {@code silence 3f…}; null: nothing
 */
public record Episode(
        Alert last,
        Phase phase,
        String reason,
        Instant changedAt,
        @Nullable Ack ack,
        @Nullable Climb climb,
        @Nullable Instant repeatAt,
        @Nullable String mutedBy) {
    /** Reasons for which an end makes the news before it worthless. */
    private static final java.util.Set<String> GONE = java.util.Set.of("POSITION_CLOSED", "LIQUIDATED");

    static Episode of(Alert alert, Instant now) {
        return new Episode(alert, Phase.PENDING, alert.reason(), now, null, null, null, null);
    }

    /** Phase an episode ends in with {@code alert}. */
    static Phase endOf(Alert alert) {
        return GONE.contains(alert.reason()) ? Phase.SUPERSEDED : Phase.RESOLVED;
    }

    Episode now(Phase newPhase, String why, Instant at) {
        return new Episode(last, newPhase, why, at, ack, climb, repeatAt, mutedBy);
    }

    Episode hears(Alert alert) {
        return new Episode(alert, phase, reason, changedAt, ack, climb, repeatAt, mutedBy);
    }

    Episode acked(@Nullable Ack newAck) {
        return new Episode(last, phase, reason, changedAt, newAck, climb, repeatAt, mutedBy);
    }

    Episode climbs(@Nullable Climb newClimb) {
        return new Episode(last, phase, reason, changedAt, ack, newClimb, repeatAt, mutedBy);
    }

    Episode repeats(@Nullable Instant at) {
        return new Episode(last, phase, reason, changedAt, ack, climb, at, mutedBy);
    }

    Episode muted(@Nullable String by) {
        return new Episode(last, phase, reason, changedAt, ack, climb, repeatAt, by);
    }

    /** Whether the level is still raised. */
    public boolean open() {
        return last.change() != Change.RESOLVED;
    }

    /** When something is to be done about it although nothing comes in; null: never. A muted one is looked at each time. */
    @Nullable
    public Instant dueAt() {
        if (!open()) {
            return null;
        }
        if (mutedBy != null) {
            return Instant.MIN;
        }
        if (ack != null) {
            return ack.until();
        }
        Instant next = climb == null ? null : climb.nextAt();
        return next == null || (repeatAt != null && repeatAt.isBefore(next)) ? repeatAt : next;
    }
}
