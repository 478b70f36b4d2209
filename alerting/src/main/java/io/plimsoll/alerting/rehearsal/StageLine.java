package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.pace.Bundle;
import io.plimsoll.alerting.pace.Effects;
import io.plimsoll.alerting.pace.Line;
import io.plimsoll.alerting.pace.LineState;
import io.plimsoll.alerting.pace.LineWords;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.pace.Notice;
import io.plimsoll.alerting.pace.Slot;
import io.plimsoll.alerting.route.Decision.Notify;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One recipient on one channel, as a line that has said nothing yet; what it would send and what not is noted. One thread. */
final class StageLine {
    private final String recipient;
    private final String channel;
    private final Line line;
    private final Consumer<Telling> told;
    private final Consumer<Untold> untold;
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** What is known of a notice while the line keeps it. */
    private record Waiting(String route, @Nullable String remark, String waitsFor) {}

    StageLine(String recipient, String channel, Manner manner, Consumer<Telling> told, Consumer<Untold> untold) {
        this.recipient = recipient;
        this.channel = channel;
        this.line = new Line(recipient + "\n" + channel, manner, LineState.FRESH, List.of());
        this.told = told;
        this.untold = untold;
    }

    void take(Notice notice, Notify to, @Nullable String remark, Instant now) {
        line.take(notice, now, new Notes(now, to.route(), remark));
    }

    void cancel(String alertId, String reason, Instant now) {
        line.cancel(alertId, reason, new Notes(now, "", null));
    }

    Optional<Instant> dueAt() {
        return line.dueAt();
    }

    void tick(Instant now) {
        line.tick(now, new Notes(now, "", null));
    }

    /** Effects of one step; {@code route} and {@code remark} are those of a notice that comes in. */
    private final class Notes implements Effects {
        private final Instant now;
        private final String route;
        private final @Nullable String remark;

        Notes(Instant now, String route, @Nullable String remark) {
            this.now = now;
            this.route = route;
            this.remark = remark;
        }

        @Override
        public void send(Notice notice, @Nullable String late) {
            told.accept(new Telling(recipient, channel, now, route, null, joined(late, remark)));
        }

        @Override
        public void hold(Notice notice, Slot slot) {
            waiting.put(slot.id(), new Waiting(route, remark, LineWords.waitsFor(slot)));
        }

        @Override
        public void move(Slot slot) {
            waiting.computeIfPresent(
                    slot.id(), (id, kept) -> new Waiting(kept.route(), kept.remark(), LineWords.waitsFor(slot)));
        }

        @Override
        public void sendHeld(Slot slot, @Nullable String late) {
            tellKept(slot, late);
        }

        @Override
        public void suppress(Slot slot, String reason) {
            untold.accept(new Untold(recipient, channel, reason));
        }

        @Override
        public void forget(Slot slot) {
            waiting.remove(slot.id());
        }

        @Override
        public void tell(Bundle bundle) {
            tellKept(bundle.lead(), "in a message about several: " + bundle.kind());
        }

        private void tellKept(Slot slot, @Nullable String late) {
            Waiting kept = waiting.get(slot.id());
            if (kept == null) {
                throw new IllegalStateException(
                        recipient + " on " + channel + ": found nothing that waits as " + slot.id());
            }
            told.accept(
                    new Telling(recipient, channel, now, kept.route(), kept.waitsFor(), joined(late, kept.remark())));
        }
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "; " + other;
    }
}
