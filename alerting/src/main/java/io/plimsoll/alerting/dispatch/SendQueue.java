package io.plimsoll.alerting.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to be sent, and in which order: the gravest first, then the oldest; within one episode and recipient strictly in
 * sequence, so that nobody reads "resolved" before "raised". One thread.
 */
final class SendQueue {
    private static final Comparator<SendTask> ORDER = Comparator.comparing(
                    (SendTask task) -> task.intent().alert().gravity())
            .reversed()
            .thenComparing(task -> task.intent().decidedAt())
            .thenComparingLong(SendTask::offset);

    private final Map<List<String>, Deque<SendTask>> lanes = new HashMap<>();
    private final PriorityQueue<SendTask> ready = new PriorityQueue<>(ORDER);
    private final PriorityQueue<SendTask> waiting = new PriorityQueue<>(Comparator.comparing(SendTask::dueAt));

    void add(SendTask task) {
        Deque<SendTask> lane = lanes.computeIfAbsent(task.lane(), key -> new ArrayDeque<>());
        lane.add(task);
        if (lane.size() == 1) {
            waiting.add(task);
        }
    }

    /** Next task that is due; it stays at the head of its lane until {@link #again} or {@link #done}. */
    Optional<SendTask> next(Instant now) {
        for (SendTask task = waiting.peek(); task != null && !task.dueAt().isAfter(now); task = waiting.peek()) {
            ready.add(waiting.remove());
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Tries the head of a lane again, as {@code task} says. */
    void again(SendTask task) {
        Deque<SendTask> lane = lanes.get(task.lane());
        if (lane != null && lane.getFirst().offset() == task.offset()) {
            lane.removeFirst();
            lane.addFirst(task);
            waiting.add(task);
        }
    }

    /** The head of its lane is finished; the next of the episode may go. */
    void done(SendTask task) {
        Deque<SendTask> lane = lanes.get(task.lane());
        if (lane == null || lane.getFirst().offset() != task.offset()) {
            return;
        }
        lane.removeFirst();
        SendTask head = lane.peekFirst();
        if (head == null) {
            lanes.remove(task.lane());
        } else {
            waiting.add(head);
        }
    }

    /** Drops everything of {@code partition}: an account, and so a lane, lives in one partition. */
    void forget(int partition) {
        ready.removeIf(task -> task.partition() == partition);
        waiting.removeIf(task -> task.partition() == partition);
        lanes.values().removeIf(lane -> lane.getFirst().partition() == partition);
    }
}
