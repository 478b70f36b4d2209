package io.plimsoll.app.demo;

import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.schemas.avro.NotificationIntent;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of each alert event: how many there were, how many notifications they called for, and how each of those
 * ended. Thread-safe.
 */
final class DeliveryTally {
    private static final Set<DeliveryStatus> TERMINAL = Set.of(
            DeliveryStatus.DELIVERED,
            DeliveryStatus.FAILED,
            DeliveryStatus.EXPIRED,
            DeliveryStatus.SUPPRESSED,
            DeliveryStatus.UNDELIVERED);

    private static final Pattern DIGEST = Pattern.compile("digest [0-9a-f]{32}");
    private static final Pattern EVENT = Pattern.compile("event \\d+");

    private final Map<String, Long> alertsByTypeAndSeverity = new TreeMap<>();
    private final Set<String> alertEvents = new HashSet<>();
    private final Set<String> decidedEvents = new HashSet<>();
    private final Set<String> openIntents = new HashSet<>();
    private final Map<String, DeliveryStatus> ended = new HashMap<>();
    private final Map<DeliveryStatus, Long> endings = new EnumMap<>(DeliveryStatus.class);
    private final Map<String, Long> suppressions = new TreeMap<>();
    private long alerts;
    private long intents;
    private long withdrawn;
    private @Nullable Instant firstDelivery;

    synchronized void alert(AlertEvent alert) {
        alerts++;
        String severity =
                alert.getSeverity() == null ? "" : " " + alert.getSeverity().name();
        alertsByTypeAndSeverity.merge(alert.getType().name() + severity, 1L, Long::sum);
        alertEvents.add(event(alert.getAlertId(), alert.getSequence()));
    }

    synchronized void intent(NotificationIntent intent) {
        if (intent.getCancels() != null) {
            return; // withdraws others, and is no message itself
        }
        intents++;
        decidedEvents.add(
                event(intent.getAlert().getAlertId(), intent.getAlert().getSequence()));
        DeliveryStatus already = ended.get(intent.getIntentId());
        if (already == null) {
            openIntents.add(intent.getIntentId());
        } else if (already == DeliveryStatus.SUPPRESSED) {
            withdrawn++;
        }
    }

    synchronized void delivery(Delivery delivery) {
        DeliveryStatus status = delivery.getStatus();
        if (status == DeliveryStatus.DELIVERED && firstDelivery == null) {
            firstDelivery = delivery.getTime();
        }
        boolean unknownForGood = (status == DeliveryStatus.AMBIGUOUS || status == DeliveryStatus.ACCEPTED)
                && delivery.getNextAttemptAt() == null;
        if (!TERMINAL.contains(status) && !unknownForGood) {
            return;
        }
        if (status == DeliveryStatus.SUPPRESSED) {
            decidedEvents.add(event(delivery.getAlertId(), delivery.getAlertSequence()));
            suppressions.merge(kind(delivery.getDetail()), 1L, Long::sum);
        }
        if (openIntents.remove(delivery.getIntentId()) && status == DeliveryStatus.SUPPRESSED) {
            withdrawn++;
        }
        ended.put(delivery.getIntentId(), status);
        endings.merge(status, 1L, Long::sum);
    }

    synchronized long alerts() {
        return alerts;
    }

    synchronized long intents() {
        return intents;
    }

    synchronized long ended(DeliveryStatus status) {
        return endings.getOrDefault(status, 0L);
    }

    /** Intents that were not sent any more, because what they told of had passed; also among the suppressed. */
    synchronized long withdrawn() {
        return withdrawn;
    }

    /** Alert events and intents whose end is not known yet. */
    synchronized int open() {
        long undecided = alertEvents.stream()
                .filter(event -> !decidedEvents.contains(event))
                .count();
        return Math.toIntExact(undecided + openIntents.size());
    }

    synchronized Map<String, Long> alertsByTypeAndSeverity() {
        return new TreeMap<>(alertsByTypeAndSeverity);
    }

    /** Notifications not sent, by reason. */
    synchronized Map<String, Long> suppressions() {
        return new TreeMap<>(suppressions);
    }

    /** When the first message was accepted by its sink. */
    synchronized Optional<Instant> firstDelivery() {
        return Optional.ofNullable(firstDelivery);
    }

    /** A reason without what differs from one alert to the next: ids of digests and numbers of events. */
    private static String kind(String reason) {
        return DIGEST.matcher(EVENT.matcher(reason).replaceAll("a later event")).replaceAll("a digest");
    }

    private static String event(String alertId, int sequence) {
        return alertId + "/" + sequence;
    }
}
