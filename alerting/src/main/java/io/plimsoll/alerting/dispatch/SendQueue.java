package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be sent, and in which order: by severity, then the nearest to liquidation, then the oldest. Within one episode and recipient in sequence,
 * so that nobody reads "resolved" before "raised"; with one exception: worse news overtakes what has been tried and is
 * waiting for its next attempt. News that waits until its episode is over need not be told: {@link #overtaken}. One thread.
 */
final class SendQueue {
    private static final Comparator<SendTask> ORDER = Comparator.comparingDouble(
                    (SendTask task) -> task.intent().priority())
            .reversed()
            .thenComparing(task -> task.intent().decidedAt())
            .thenComparingLong(SendTask::offset);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Map<List<String>, Lane> lanes = new HashMap<>();
    private final PriorityQueue<SendTask> ready = new PriorityQueue<>(ORDER);
    private final Map<String, PriorityQueue<SendTask>> aside = new HashMap<>();
    private final PriorityQueue<SendTask> waiting = new PriorityQueue<>(Comparator.comparing(SendTask::dueAt));

    private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparing(End::since));

    /** The end of an episode waits behind other news of it, the first of which came at {@code since}. */
    private record End(Instant since, List<String> lane) {}

    /** Tasks of one episode and recipient that are not finished, by offset; those let go are due, waiting or under way. */
    private final class Lane {
        private final TreeMap<Long, SendTask> open = new TreeMap<>();
        private final Set<Long> letGo = new HashSet<>();
        private final Set<Long> underWay = new HashSet<>();

        /** The end of the episode, if other news of it is to be sent before that. */
        Optional<SendTask> endBehindOthers() {
            SendTask last = open.lastEntry().getValue();
            return open.size() > 1 && isEnd(last) ? Optional.of(last) : Optional.empty();
        }

        Stream<SendTask> kept() {
            return open.values().stream().filter(task -> !letGo.contains(task.offset()));
        }

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
        lane.endBehindOthers()
                .ifPresent(end -> ends.add(
                        new End(lane.open.firstEntry().getValue().intent().decidedAt(), task.lane())));
        lane.letGo();
    }

    /**
     * Next task that is due and whose recipient {@code mayGo}; it stays in its lane until {@link #again} or {@link #done}. What
     * may not go is set aside until its recipient is {@link #freed}.
     */
    Optional<SendTask> next(Instant now, Predicate<String> mayGo) {
        for (SendTask task = waiting.peek(); task != null && !task.dueAt().isAfter(now); task = waiting.peek()) {
            ready.add(waiting.remove());
        }
        for (SendTask task = ready.poll(); task != null; task = ready.poll()) {
            String recipient = task.intent().recipient();
            if (mayGo.test(recipient)) {
                Lane lane = lanes.get(task.lane());
                if (lane != null) {
                    lane.underWay.add(task.offset());
                }
                return Optional.of(task);
            }
            aside.computeIfAbsent(recipient, r -> new PriorityQueue<>(ORDER)).add(task);
        }
        return Optional.empty();
    }

    /** Recipients of whom something is set aside. */
    List<String> setAside() {
        return aside.isEmpty() ? List.of() : List.copyOf(aside.keySet());
    }

    /** One more attempt to {@code recipient} may begin. */
    void freed(String recipient) {
        PriorityQueue<SendTask> held = aside.get(recipient);
        if (held != null) {
            ready.add(held.remove());
            if (held.isEmpty()) {
                aside.remove(recipient);
            }
        }
    }

    /** Takes out, finished, at most {@code most} tasks that {@code which} holds for and that are not under way. */
    List<SendTask> withdraw(Predicate<SendTask> which, int most) {
        List<SendTask> out = Stream.concat(
                        Stream.of(ready, waiting).flatMap(Collection::stream),
                        Stream.concat(
                                aside.values().stream().flatMap(Collection::stream),
                                lanes.values().stream().flatMap(Lane::kept)))
                .filter(which)
                .sorted(ORDER)
                .limit(most)
                .toList();
        if (!out.isEmpty()) {
            Set<List<Long>> places = out.stream().map(SendTask::place).collect(Collectors.toSet());
            drop(task -> places.contains(task.place()));
            for (SendTask task : out) {
                Lane lane = lanes.get(task.lane());
                if (lane != null) {
                    lane.open.remove(task.offset());
                }
            }
            out.stream().map(SendTask::lane).distinct().forEach(this::letGo);
        }
        return out;
    }

    /** Takes out episodes that ended while the first of their news waited {@code patience} or longer and none is under way. */
    List<SendTask> overtaken(Duration patience, Instant now) {
        Map<List<String>, Long> over = new HashMap<>();
        List<End> later = new ArrayList<>();
        for (End end = ends.peek(); end != null && !end.since().plus(patience).isAfter(now); end = ends.peek()) {
            ends.remove();
            Lane lane = lanes.get(end.lane());
            SendTask last = lane == null ? null : lane.endBehindOthers().orElse(null);
            if (lane != null && last != null) {
                Instant since = lane.open.firstEntry().getValue().intent().decidedAt();
                if (lane.underWay.isEmpty() && !since.plus(patience).isAfter(now)) {
                    over.put(end.lane(), last.offset());
                } else {
                    Instant soon = now.minus(patience).plus(LOOK_AGAIN);
                    later.add(new End(since.isAfter(soon) ? since : soon, end.lane()));
                }
            }
        }
        ends.addAll(later);
        return over.isEmpty()
                ? List.of()
                : withdraw(task -> task.offset() <= over.getOrDefault(task.lane(), -1L), Integer.MAX_VALUE);
    }

    private static boolean isEnd(SendTask task) {
        return task.intent().digest() == null && task.intent().alert().change() == Change.RESOLVED;
    }

    private void letGo(List<String> key) {
        Lane lane = lanes.get(key);
        if (lane != null && lane.open.isEmpty()) {
            lanes.remove(key);
        } else if (lane != null) {
            lane.letGo.retainAll(lane.open.keySet());
            lane.letGo();
        }
    }

    private void drop(Predicate<SendTask> which) {
        ready.removeIf(which);
        waiting.removeIf(which);
        aside.values().forEach(held -> held.removeIf(which));
        aside.values().removeIf(Collection::isEmpty);
    }

    /** Tries a task again, as {@code task} says; worse news of the episode may go now. */
    void again(SendTask task) {
        Lane lane = lanes.get(task.lane());
        if (lane != null && lane.open.replace(task.offset(), task) != null) {
            lane.underWay.remove(task.offset());
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
        lane.underWay.remove(task.offset());
        letGo(task.lane());
    }

    /** The clock was set by {@code by}, and so are the times things wait for. */
    void shift(Duration by) {
        lanes.values()
                .forEach(lane -> lane.open.replaceAll(
                        (offset, task) -> task.dueAt(task.dueAt().plus(by))));
        List<SendTask> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(task -> waiting.add(task.dueAt(task.dueAt().plus(by))));
    }

    /** Drops everything of {@code partition}: an account, and so a lane, lives in one partition. */
    void forget(int partition) {
        drop(task -> task.partition() == partition);
        lanes.values().removeIf(lane -> lane.open.firstEntry().getValue().partition() == partition);
    }
}
