package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuits of one channel: one, or one a recipient where each has a server of its own, so that one whose webhook is down is left
 * alone while the others are told. One thread.
 */
final class Circuits {
    private static final Logger LOG = LoggerFactory.getLogger(Circuits.class);

    /** Channels whose server is the recipient's. */
    private static final Set<String> OWN_SERVERS = Set.of("webhook", "alertmanager", "webpush");

    private final String channel;
    private final boolean ownServers;
    private final ChannelPolicy policy;
    private final Board board;
    private final Map<String, CircuitBreaker> byServer = new HashMap<>();

    /** Whether a server works is put on {@code board}: the channel, or {@code desk-7:webhook}. */
    Circuits(String channel, ChannelPolicy policy, Board board) {
        this.channel = channel;
        this.ownServers = OWN_SERVERS.contains(channel);
        this.policy = policy;
        this.board = board;
    }

    /** Whether nothing may go to anybody while {@code underWay} attempts of the channel are. */
    boolean holdAll(Instant now, int underWay) {
        return !ownServers && !circuit("").admits(now, underWay);
    }

    /** Whether an attempt to {@code recipient} may begin while {@code underWay} to them are. */
    boolean admit(String recipient, Instant now, int underWay) {
        return !ownServers || circuit(recipient).admits(now, underWay);
    }

    /** Learns from an attempt to {@code recipient}; true when their server is back. */
    boolean learn(String recipient, Outcome outcome, Instant now) {
        CircuitBreaker breaker = circuit(recipient);
        String subject = ownServers ? recipient + ":" + channel : channel;
        boolean wasOpen = !breaker.closed();
        if (breaker.learn(outcome, now)) {
            LOG.error("channel {} fails, nothing is sent for {}: {}", subject, policy.openFor(), outcome.detail());
            board.sees(Condition.CHANNEL_DOWN, subject, outcome.detail());
        } else if (breaker.sound()) {
            if (wasOpen) {
                LOG.info("channel {} is back", subject);
            }
            board.over(Condition.CHANNEL_DOWN, subject);
        }
        return wasOpen && breaker.closed();
    }

    /** Holds for what goes to a server that has been broken for {@code patience}; empty: there is none. */
    Optional<Predicate<SendTask>> brokenFor(Duration patience, Instant now) {
        Set<String> broken = byServer.entrySet().stream()
                .filter(each -> each.getValue().openFor(patience, now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(task -> broken.contains(ownServers ? task.intent().recipient() : ""));
    }

    /** The clock was set by {@code by}, and so is the time broken servers are left alone until. */
    void shift(Duration by) {
        byServer.values().forEach(breaker -> breaker.shift(by));
    }

    private CircuitBreaker circuit(String recipient) {
        return byServer.computeIfAbsent(
                ownServers ? recipient : "", server -> new CircuitBreaker(policy.failuresToOpen(), policy.openFor()));
    }
}
