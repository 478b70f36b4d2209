package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.storm.Pacing;
import io.plimsoll.alerting.storm.RecentTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line has said of late, and the storm it is in: {@link LineState} while it is being changed. One thread. */
final class LineMemory {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final String name;
    private final RecentTimes sent;
    private final RecentTimes paged;
    private final Map<String, Long> toldAtMs;
    private long bundles;
    private LineState.@Nullable Storm storm;

    LineMemory(String name, LineState state) {
        this.name = name;
        this.sent = new RecentTimes(HOUR, state.sentAtMs());
        this.paged = new RecentTimes(MINUTE, state.pagedAtMs());
        this.toldAtMs = new HashMap<>(state.toldAtMs());
        this.bundles = state.bundles();
        this.storm = state.storm();
    }

    LineState state() {
        return new LineState(sent.timesMs(), paged.timesMs(), toldAtMs, bundles, storm);
    }

    Optional<LineState.Storm> storm() {
        return Optional.ofNullable(storm);
    }

    void storm(LineState.@Nullable Storm now) {
        storm = now;
    }

    void arrivedIf(boolean inStorm) {
        if (inStorm && storm != null) {
            storm = storm.arrived();
        }
    }

    /** Forgets what is after {@code now}, which only a clock that was set back leaves. */
    void forgetAfter(Instant now) {
        sent.forgetAfter(now);
        paged.forgetAfter(now);
        toldAtMs.values().removeIf(atMs -> atMs > now.toEpochMilli());
    }

    int sent(Duration within, Instant now) {
        return sent.within(within, now);
    }

    /** When the next message fits within a bound of {@code most}. */
    Instant roomAt(int most, Duration within) {
        return sent.freeAt(most, within);
    }

    /** A message went out; where nothing is bounded nothing need be remembered. */
    void sentOne(Pacing pacing, Instant now) {
        if (pacing.perMinute() != Pacing.UNBOUNDED || pacing.perHour() != Pacing.UNBOUNDED) {
            sent.add(now);
        }
    }

    void pagedOne(Pacing pacing, Instant now) {
        paged.add(now);
        sentOne(pacing, now);
        if (storm != null) {
            storm = storm.pagedOne();
        }
    }

    /** When {@code slot} may be told by itself in a storm. */
    Instant pageRoomAt(Pacing pacing, Slot slot) {
        int most = pacing.pagesFor(slot.urgency().severity());
        if (most == 0) {
            return Instant.MAX;
        }
        return paged.freeAt(most, MINUTE);
    }

    @Nullable
    Instant toldAt(String group) {
        Long atMs = toldAtMs.get(group);
        return atMs == null ? null : Instant.ofEpochMilli(atMs);
    }

    /** Groups whose interval is over are forgotten. */
    void told(String group, Instant now, Duration interval) {
        toldAtMs.values()
                .removeIf(atMs -> !Instant.ofEpochMilli(atMs).plus(interval).isAfter(now));
        toldAtMs.put(group, now.toEpochMilli());
    }

    String nextBundle() {
        bundles++;
        return StableId.of("digest", name, Long.toString(bundles));
    }
}
