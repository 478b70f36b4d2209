package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a storm is told of: first two seconds after it began, so that the notice knows how large it is, then each minute. It
 * ends when no more alerts came within a minute than half of what makes a storm. One thread.
 */
final class StormWatch {
    private static final Duration FIRST_NOTICE = Duration.ofSeconds(2);

    private final Pacing pacing;
    private final LineMemory memory;

    StormWatch(Pacing pacing, LineMemory memory) {
        this.pacing = pacing;
        this.memory = memory;
    }

    LineState.Storm begin(Instant now) {
        LineState.Storm storm = new LineState.Storm(now, now.plus(FIRST_NOTICE), 0, 0, 0, 0);
        memory.storm(storm);
        return storm;
    }

    boolean updateDue(Instant now) {
        return memory.storm().filter(storm -> !storm.nextUpdate().isAfter(now)).isPresent();
    }

    /** What is told now. Empty: nothing, because there is nothing to show; then the storm has ended, or is looked at later. */
    Optional<Digest.Kind> next(boolean anythingToShow, Instant now) {
        LineState.Storm storm = memory.storm().orElseThrow();
        if (storm.updates() == 0) {
            if (anythingToShow) {
                return Optional.of(Digest.Kind.STORM_BEGAN);
            }
            boolean young = storm.since().plus(pacing.update()).isAfter(now);
            memory.storm(
                    young
                            ? new LineState.Storm(
                                    storm.since(),
                                    storm.since().plus(pacing.update()),
                                    0,
                                    storm.arrivals(),
                                    storm.soFar(),
                                    storm.paged())
                            : null);
            return Optional.empty();
        }
        boolean calm = storm.arrivals() <= pacing.perMinute() / 2;
        return Optional.of(calm ? Digest.Kind.STORM_ENDED : Digest.Kind.STORM_GOES_ON);
    }

    void told(Digest.Kind kind, Instant now) {
        LineState.Storm storm = memory.storm().orElseThrow();
        memory.storm(kind == Digest.Kind.STORM_ENDED ? null : storm.updated(now.plus(pacing.update())));
    }
}
