package io.plimsoll.alerting.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * When something happened of late: how often within the last minute, and when there is room again. With times at 0 s, 10 s and
 * 20 s and a bound of 3 a minute, the next is free at 60 s. Nothing older than {@code keep} is kept. One thread.
 */
public final class RecentTimes {
    private final Duration keep;
    private final Deque<Long> timesMs = new ArrayDeque<>();

    /** Times of before, oldest first. */
    public RecentTimes(Duration keep, Collection<Long> timesMs) {
        this.keep = keep;
        this.timesMs.addAll(timesMs);
    }

    /** It happened now. */
    public void add(Instant now) {
        long oldestMs = now.minus(keep).toEpochMilli();
        while (!timesMs.isEmpty() && timesMs.peekFirst() <= oldestMs) {
            timesMs.removeFirst();
        }
        timesMs.addLast(now.toEpochMilli());
    }

    /** Forgets what is after {@code now}: the clock has been set back since, and it would count for as long. */
    public void forgetAfter(Instant now) {
        while (!timesMs.isEmpty() && timesMs.peekLast() > now.toEpochMilli()) {
            timesMs.removeLast();
        }
    }

    /** How often since {@code within} ago; a time exactly so long ago does not count any more. */
    public int within(Duration within, Instant now) {
        long afterMs = now.minus(within).toEpochMilli();
        return (int) timesMs.stream().filter(timeMs -> timeMs > afterMs).count();
    }

    /** First moment at which fewer than {@code most} (at least 1) are within {@code within}; may have passed already. */
    public Instant freeAt(int most, Duration within) {
        if (timesMs.size() < most) {
            return Instant.EPOCH;
        }
        List<Long> all = List.copyOf(timesMs);
        return Instant.ofEpochMilli(all.get(all.size() - most)).plus(within);
    }

    /** All that is kept, oldest first, in Unix milliseconds. */
    public List<Long> timesMs() {
        return List.copyOf(timesMs);
    }
}
