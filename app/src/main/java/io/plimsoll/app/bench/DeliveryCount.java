package io.plimsoll.app.bench;

import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of each notification, by the records on the topics. Thread-safe. */
final class DeliveryCount {
    private final Set<String> digests = new HashSet<>();
    private final Map<String, Delivery> ends = new HashMap<>();

    synchronized void intent(NotificationIntent intent) {
        if (intent.getDigest() != null) {
            digests.add(intent.getIntentId());
        }
    }

    synchronized void delivery(Delivery delivery) {
        DeliveryStatus status = delivery.getStatus();
        if (status != DeliveryStatus.ATTEMPTED && status != DeliveryStatus.RETRYING) {
            ends.put(delivery.getIntentId(), delivery);
        }
    }

    /** Alerts told by themselves, or with a record why not; digests do not count. */
    synchronized int ended() {
        return (int) ends.keySet().stream().filter(id -> !digests.contains(id)).count();
    }

    synchronized boolean digestsDelivered() {
        return ends.keySet().containsAll(digests);
    }

    private List<Delivery> delivered() {
        return ends.values().stream()
                .filter(end -> end.getStatus() == DeliveryStatus.DELIVERED)
                .toList();
    }

    /** From the raising of an alert to the sink's acceptance, of those told by themselves, in milliseconds. */
    synchronized Map<String, Histogram> latencyMs(long[] raisedAtMs) {
        Map<String, Histogram> byChannel = new TreeMap<>();
        for (Delivery end : delivered()) {
            if (!digests.contains(end.getIntentId())) {
                long ms = end.getTime().toEpochMilli() - raisedAtMs[AlertStorm.indexOf(end.getAlertId())];
                byChannel
                        .computeIfAbsent(String.valueOf(end.getChannel()), channel -> new Histogram(3))
                        .recordValue(Math.max(0, ms));
            }
        }
        return byChannel;
    }

    /** From the raising of the first EMERGENCY to the first acceptance of any, in milliseconds. */
    synchronized double firstEmergencyMs(long[] raisedAtMs) {
        long first = raisedAtMs[9];
        return delivered().stream()
                .filter(end -> AlertStorm.severity(AlertStorm.indexOf(end.getAlertId())) == Severity.EMERGENCY)
                .mapToLong(end -> end.getTime().toEpochMilli() - first)
                .min()
                .orElseThrow(() -> new IllegalStateException("no EMERGENCY was delivered"));
    }

    /** Messages of each human, by all channels. */
    synchronized Map<String, List<Long>> messagesMs() {
        Map<String, List<Long>> messages = new TreeMap<>();
        for (Delivery end : delivered()) {
            String to = String.valueOf(end.getRecipient());
            if (to.startsWith("desk-")) {
                messages.computeIfAbsent(to + " " + end.getChannel(), key -> new ArrayList<>())
                        .add(end.getTime().toEpochMilli());
            }
        }
        messages.values().forEach(times -> times.sort(Long::compare));
        return messages;
    }

    synchronized int digestCount() {
        return digests.size();
    }

    /** How many ended so. */
    synchronized long count(DeliveryStatus status) {
        return ends.values().stream().filter(end -> end.getStatus() == status).count();
    }
}
