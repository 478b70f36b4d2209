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

    SendTask retry(Instant at) {
        return new SendTask(partition, offset, intent, attempt + 1, at);
    }
}
