package io.plimsoll.alerting.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One intent on its way.
 *
 * @param offset of the intent in its partition
 * @param attempt the one to make next, from 1
 * @param putOff how its channel has put it off; null: it has not been tried by it
 */
record SendTask(
        int partition,
        long offset,
        Intent intent,
        int attempt,
        Instant dueAt,
        @Nullable PutOff putOff) {
    /** Not taken {@code times} times, first at {@code since}. */
    record PutOff(Instant since, int times) {}

    /** Not tried by its channel yet. */
    SendTask(int partition, long offset, Intent intent, int attempt, Instant dueAt) {
        this(partition, offset, intent, attempt, dueAt, null);
    }

    List<String> lane() {
        return List.of(
                intent.digest() == null ? intent.alert().alertId() : intent.intentId(),
                intent.recipient(),
                intent.channel());
    }

    /** This end of an episode, which says when it began too. */
    SendTask withBothTimes() {
        return new SendTask(partition, offset, intent.withBothTimes(), attempt, dueAt, putOff);
    }

    /** Partition and offset: no two tasks have the same. */
    List<Long> place() {
        return List.of((long) partition, offset);
    }

    /** How often its channel has tried it, with the attempt that is next or under way. */
    int tries() {
        return putOff == null ? 1 : putOff.times() + 1;
    }

    SendTask retry(Instant at) {
        return new SendTask(partition, offset, intent, attempt + 1, at, putOff);
    }

    /** As {@link #retry}, of what the channel did not take at {@code now} either. */
    SendTask putOff(Instant at, Instant now) {
        PutOff more = putOff == null ? new PutOff(now, 1) : new PutOff(putOff.since(), putOff.times() + 1);
        return new SendTask(partition, offset, intent, attempt + 1, at, more);
    }

    /** As {@link #retry}, of what was put off before a restart, the last time at {@code last}. */
    SendTask putOffBefore(Instant at, Instant last) {
        return new SendTask(partition, offset, intent, attempt + 1, at, new PutOff(last, attempt));
    }

    /** By another channel, which has not tried it. */
    SendTask through(String channel) {
        return new SendTask(partition, offset, intent.through(channel), attempt, dueAt);
    }

    SendTask dueAt(Instant at) {
        return new SendTask(partition, offset, intent, attempt, at, putOff);
    }

    /** The attempt before this one: what is on record when this one is not made. */
    SendTask madeBefore() {
        return new SendTask(partition, offset, intent, attempt - 1, dueAt, putOff);
    }
}
