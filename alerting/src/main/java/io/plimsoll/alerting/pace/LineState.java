package io.plimsoll.alerting.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line remembers beside the notices it keeps.
 *
 * @param sentAtMs Unix milliseconds of its messages of late, oldest first
 * @param pagedAtMs those of single alerts within storms
 * @param toldAtMs when each group was last told
 * @param bundles messages about several alerts so far
 * @param storm null while there is none
 */
public record LineState(
        List<Long> sentAtMs,
        List<Long> pagedAtMs,
        Map<String, Long> toldAtMs,
        long bundles,
        @Nullable Storm storm) {
    /** Of a recipient nothing was ever said to. */
    public static final LineState FRESH = new LineState(List.of(), List.of(), Map.of(), 0, null);

    /**
     * A storm that is going on.
     *
     * @param since when it began
     * @param nextUpdate when the next message about it is due
     * @param updates messages about it so far
     * @param arrivals alerts since the last of them
     * @param soFar alerts since it began
     * @param paged of those, told one by one
     */
    public record Storm(Instant since, Instant nextUpdate, int updates, int arrivals, int soFar, int paged) {
        Storm arrived() {
            return new Storm(since, nextUpdate, updates, arrivals + 1, soFar + 1, paged);
        }

        Storm pagedOne() {
            return new Storm(since, nextUpdate, updates, arrivals, soFar, paged + 1);
        }

        Storm movedBy(Duration by) {
            return new Storm(since.plus(by), nextUpdate.plus(by), updates, arrivals, soFar, paged);
        }

        Storm updated(Instant next) {
            return new Storm(since, next, updates + 1, 0, soFar, paged);
        }
    }

    public LineState {
        sentAtMs = List.copyOf(sentAtMs);
        pagedAtMs = List.copyOf(pagedAtMs);
        toldAtMs = Map.copyOf(toldAtMs);
    }
}
