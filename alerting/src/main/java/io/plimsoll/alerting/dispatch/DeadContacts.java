package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Contact points a sink has refused for good: no such user, opted out. For a day they are not tried where the recipient has
 * another channel; where it has none they are, because a refusal on record is better than a guess. A corrected address in the
 * routes file is a new contact point. Where the sink says since when it is dead, one that was reached after that is not: the
 * refusal is old news. Forgotten at a restart, learnt again at the first refusal. Thread-safe.
 */
final class DeadContacts {
    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    private final InstantSource clock;
    private final Map<List<String>, Refusal> refusals = new ConcurrentHashMap<>();

    private final Map<List<String>, Instant> reached = new ConcurrentHashMap<>();

    private record Refusal(Instant at, String detail) {}

    DeadContacts(InstantSource clock) {
        this.clock = clock;
    }

    /** Learns from what a sink said of {@code address}. */
    void learn(String channel, String address, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected && rejected.about() == About.CONTACT) {
            if (!reachedAfter(rejected.deadSince(), channel, address)) {
                mark(channel, address, outcome.detail());
            }
        } else if (outcome instanceof Outcome.Delivered) {
            refusals.remove(List.of(channel, address));
            reached.put(List.of(channel, address), clock.instant());
        }
    }

    private boolean reachedAfter(@Nullable Instant deadSince, String channel, String address) {
        Instant last = reached.get(List.of(channel, address));
        return deadSince != null && last != null && last.isAfter(deadSince);
    }

    /** {@code address} is dead as {@code detail} says. */
    void mark(String channel, String address, String detail) {
        refusals.put(List.of(channel, address), new Refusal(clock.instant(), detail));
    }

    /** Why {@code address} is not tried; empty when it may be. */
    Optional<String> why(String channel, String address) {
        Refusal refusal = refusals.get(List.of(channel, address));
        if (refusal == null || clock.instant().isAfter(refusal.at().plus(REMEMBERED_FOR))) {
            return Optional.empty();
        }
        return Optional.of("not tried: the contact point was refused at " + refusal.at() + ": " + refusal.detail());
    }
}
