package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.pace.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What waits for one channel, and how much of it may go now. A slow or broken channel, or server, holds up itself only. One thread. */
final class ChannelLine {
    /** At once; each writes a receipt, and reading must go on. */
    private static final int MOST_GIVEN_UP = 100;

    private final String channel;
    private final ChannelPolicy policy;
    private final TokenBucket bucket;
    private final Circuits circuits;
    private final SendQueue queue = new SendQueue();
    private final Map<String, Integer> underWayOf = new HashMap<>();
    private int underWay;

    /** Whether the channel works is put on {@code board}. */
    ChannelLine(String channel, ChannelPolicy policy, Board board) {
        this.channel = channel;
        this.policy = policy;
        this.bucket = new TokenBucket(policy.perSecond(), policy.burst());
        this.circuits = new Circuits(channel, policy, board);
    }

    /** Takes out what waits and {@code which} holds for. */
    List<SendTask> withdraw(Predicate<SendTask> which) {
        return queue.withdraw(which, Integer.MAX_VALUE);
    }

    /**
     * Takes out episodes that ended while their news waited for {@code patience} or longer: the end and all before it. None of
     * programs, which need each alert and each end.
     */
    List<SendTask> overtaken(Duration patience, Instant now) {
        return Manner.isProgram(channel) ? List.of() : queue.overtaken(patience, now);
    }

    void add(SendTask task) {
        queue.add(task);
    }

    /** Next task that may begin now: it counts as under way until {@link #ended}. */
    Optional<SendTask> next(Instant now) {
        if (underWay >= policy.concurrency() || circuits.holdAll(now, underWay) || !bucket.hasOne(now)) {
            return Optional.empty();
        }
        for (String recipient : queue.setAside()) {
            if (underWayTo(recipient) == 0 && mayGo(recipient, now)) {
                queue.freed(recipient);
            }
        }
        Optional<SendTask> task = queue.next(now, recipient -> mayGo(recipient, now));
        if (task.isPresent()) {
            underWayOf.merge(task.get().intent().recipient(), 1, Integer::sum);
            bucket.take();
            underWay++;
        }
        return task;
    }

    /** The attempt of {@code task} is over; {@code outcome} is null when none was made. */
    void ended(SendTask task, @Nullable Outcome outcome, Instant now) {
        String recipient = task.intent().recipient();
        underWay--;
        underWayOf.computeIfPresent(recipient, (name, count) -> count == 1 ? null : count - 1);
        queue.freed(recipient);
        if (outcome != null && circuits.learn(recipient, outcome, now)) {
            for (int i = 0; i < policy.eachRecipient(); i++) {
                queue.freed(recipient);
            }
        }
    }

    private boolean mayGo(String recipient, Instant now) {
        int theirs = underWayTo(recipient);
        return theirs < policy.eachRecipient() && circuits.admit(recipient, now, theirs);
    }

    private int underWayTo(String recipient) {
        return underWayOf.getOrDefault(recipient, 0);
    }

    /** Takes out what may be told in another way, where the server has been broken for {@code patience}. */
    List<SendTask> giveUp(Duration patience, Instant now, Predicate<SendTask> hasOther) {
        return circuits.brokenFor(patience, now)
                .map(broken -> queue.withdraw(broken.and(hasOther), MOST_GIVEN_UP))
                .orElseGet(List::of);
    }

    void again(SendTask task) {
        queue.again(task);
    }

    void done(SendTask task) {
        queue.done(task);
    }

    /** The clock was set by {@code by}: what waits, waits no longer for that. */
    void shift(Duration by) {
        queue.shift(by);
        circuits.shift(by);
    }

    void forget(int partition) {
        queue.forget(partition);
    }
}
