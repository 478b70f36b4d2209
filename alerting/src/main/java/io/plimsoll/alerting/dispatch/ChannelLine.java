package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one channel, and how much of it may go now. A slow or broken channel holds up itself only. One thread. */
final class ChannelLine {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLine.class);

    private final String channel;
    private final ChannelPolicy policy;
    private final TokenBucket bucket;
    private final CircuitBreaker breaker;
    private final SendQueue queue = new SendQueue();
    private int underWay;

    ChannelLine(String channel, ChannelPolicy policy) {
        this.channel = channel;
        this.policy = policy;
        this.bucket = new TokenBucket(policy.perSecond(), policy.burst());
        this.breaker = new CircuitBreaker(policy.failuresToOpen(), policy.openFor());
    }

    void add(SendTask task) {
        queue.add(task);
    }

    /** Next task that may begin now: it counts as under way until {@link #ended}. */
    Optional<SendTask> next(Instant now) {
        if (underWay >= policy.concurrency() || !breaker.admits(now, underWay) || !bucket.hasOne(now)) {
            return Optional.empty();
        }
        Optional<SendTask> task = queue.next(now);
        if (task.isPresent()) {
            bucket.take();
            underWay++;
        }
        return task;
    }

    /** An attempt is over; {@code outcome} is null when none was made. */
    void ended(@Nullable Outcome outcome, Instant now) {
        underWay--;
        if (outcome == null) {
            return;
        }
        boolean wasOpen = !breaker.closed();
        if (breaker.learn(outcome, now)) {
            LOG.error("channel {} fails, nothing is sent for {}: {}", channel, policy.openFor(), outcome.detail());
        } else if (wasOpen && breaker.closed()) {
            LOG.info("channel {} is back", channel);
        }
    }

    void again(SendTask task) {
        queue.again(task);
    }

    void done(SendTask task) {
        queue.done(task);
    }

    void forget(int partition) {
        queue.forget(partition);
    }
}
