package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be sent, and in which order: by severity, then the nearest to liquidation, then the oldest. Within one episode and recipient in sequence,
 * so that nobody reads "resolved" before "raised"; with one exception: worse news overtakes what has been tried and is
 * waiting for its next attempt. One thread.
 */
final class SendQueue {
    private static final Comparator<SendTask> ORDER = Comparator.comparingDouble(
                    (SendTask task) -> task.intent().priority())
            .reversed()
            .thenComparing(task -> task.intent().decidedAt())
            .thenComparingLong(SendTask::offset);

    private final Map<List<String>, Lane> lanes = new HashMap<>();
    private final PriorityQueue<SendTask> ready = new PriorityQueue<>(ORDER);
    private final PriorityQueue<SendTask> waiting = new PriorityQueue<>(Comparator.comparing(SendTask::dueAt));

    /** Tasks of one episode and recipient that are not finished, by offset; those let go are due, waiting or under way. */
    private final class Lane {
        private final TreeMap<Long, SendTask> open = new TreeMap<>();
        private final Set<Long> letGo = new HashSet<>();

        void letGo() {
            boolean first = true;
            boolean allTried = true;
            for (SendTask task : open.values()) {
                boolean overtakes = allTried && task.intent().alert().change() == Change.ESCALATED;
                if ((first || overtakes) && letGo.add(task.offset())) {
                    waiting.add(task);
                }
                first = false;
                allTried &= task.attempt() > 1;
            }
        }
    }

    void add(SendTask task) {
        Lane lane = lanes.computeIfAbsent(task.lane(), key -> new Lane());
        lane.open.put(task.offset(), task);
        lane.letGo();
    }

    /** Next task that is due; it stays in its lane until {@link #again} or {@link #done}. */
    Optional<SendTask> next(Instant now) {
        for (SendTask task = waiting.peek(); task != null && !task.dueAt().isAfter(now); task = waiting.peek()) {
            ready.add(waiting.remove());
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Tries a task again, as {@code task} says; worse news of the episode may go now. */
    void again(SendTask task) {
        Lane lane = lanes.get(task.lane());
        if (lane != null && lane.open.replace(task.offset(), task) != null) {
            waiting.add(task);
            lane.letGo();
        }
    }

    /** The task is finished; the next of the episode may go. */
    void done(SendTask task) {
        Lane lane = lanes.get(task.lane());
        if (lane == null || lane.open.remove(task.offset()) == null) {
            return;
        }
        lane.letGo.remove(task.offset());
        if (lane.open.isEmpty()) {
            lanes.remove(task.lane());
        } else {
            lane.letGo();
        }
    }

    /** Drops everything of {@code partition}: an account, and so a lane, lives in one partition. */
    void forget(int partition) {
        ready.removeIf(task -> task.partition() == partition);
        waiting.removeIf(task -> task.partition() == partition);
        lanes.values().removeIf(lane -> lane.open.firstEntry().getValue().partition() == partition);
    }
}
