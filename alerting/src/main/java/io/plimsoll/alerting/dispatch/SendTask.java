package io.plimsoll.alerting.dispatch;

import java.time.Instant;
import java.util.List;

/**
 * One intent on its way.
 *
 * @param offset of the intent in its partition
 * @param attempt the one to make next, from 1
 */
record SendTask(int partition, long offset, Intent intent, int attempt, Instant dueAt) {
    List<String> lane() {
        return List.of(
                intent.digest() == null ? intent.alert().alertId() : intent.intentId(),
                intent.recipient(),
                intent.channel());
    }

    /** This end of an episode, which says when it began too. */
    SendTask withBothTimes() {
        return new SendTask(partition, offset, intent.withBothTimes(), attempt, dueAt);
    }

    /** Partition and offset: no two tasks have the same. */
    List<Long> place() {
        return List.of((long) partition, offset);
    }

    SendTask retry(Instant at) {
        return new SendTask(partition, offset, intent, attempt + 1, at);
    }

    SendTask through(String channel) {
        return new SendTask(partition, offset, intent.through(channel), attempt, dueAt);
    }

    SendTask dueAt(Instant at) {
        return new SendTask(partition, offset, intent, attempt, at);
    }

    /** The attempt before this one: what is on record when this one is not made. */
    SendTask madeBefore() {
        return new SendTask(partition, offset, intent, attempt - 1, dueAt);
    }
}
