package io.plimsoll.app.web;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.Ack;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Phase;
import io.plimsoll.alerting.kafka.AvroMapping;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.desk.Desk;
import io.plimsoll.app.e2e.ExpectedAlerts;
import io.plimsoll.app.e2e.RandomHistory;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A desk without a cluster, and alerts to put on it. */
public final class MemoryDesk implements Desk {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final AlertEvent RAISED = first(AlertType.RAISED);
    private static final AlertEvent RESOLVED = first(AlertType.RESOLVED);

    final List<AckRequest> acks = new ArrayList<>();
    final Map<String, Silence> silences = new LinkedHashMap<>();
    final List<Episode> episodes = new ArrayList<>();
    final List<Receipt> deliveries = new ArrayList<>();

    private static AlertEvent first(AlertType type) {
        return ExpectedAlerts.replay(RandomHistory.of(16, 60, 12_000)).stream()
                .filter(event -> event.getType() == type)
                .findFirst()
                .orElseThrow();
    }

    /** An open alert, in hand of {@code by} unless that is null. */
    public void open(String alertId, String account, @Nullable String by) {
        Ack ack = by == null ? null : new Ack(by, NOW, NOW.plusSeconds(3600), false);
        Phase phase = by == null ? Phase.FIRING : Phase.ACKNOWLEDGED;
        episodes.add(new Episode(alert(RAISED, alertId, account), phase, "told", NOW, ack, null, null, null));
    }

    void over(String alertId, String account) {
        episodes.add(
                new Episode(alert(RESOLVED, alertId, account), Phase.RESOLVED, "over", NOW, null, null, null, null));
    }

    /** {@code recipient} was told of {@code alertId} by {@code channel}. */
    void told(String alertId, String recipient, String channel) {
        told(alertId, "acct-1", recipient, channel);
    }

    void told(String alertId, String account, String recipient, String channel) {
        deliveries.add(new Receipt(
                "i-" + alertId,
                NOW,
                alertId,
                0,
                account,
                recipient,
                channel,
                1,
                Receipt.Status.DELIVERED,
                201,
                "queued",
                "SM1",
                null));
    }

    private static Alert alert(AlertEvent event, String alertId, String account) {
        event.put("alertId", alertId);
        event.put("account", account);
        AvroSerdes serdes = AvroSerdes.from(Map.of("schema.registry.url", "mock://memory-desk"));
        byte[] bytes = serdes.valueOf(Topics.ALERTS).serializer().serialize(Topics.ALERTS.name(), event);
        return AvroMapping.alerts(serdes).deserializer().deserialize(Topics.ALERTS.name(), bytes);
    }

    @Override
    public void write(AckRequest request) {
        acks.add(request);
    }

    @Override
    public Silence write(Silence silence) {
        silences.put(silence.id(), silence);
        return silence;
    }

    @Override
    public Map<String, Silence> silences() {
        return silences;
    }

    @Override
    public Collection<Episode> episodes() {
        return episodes;
    }

    @Override
    public List<Receipt> deliveries(Predicate<Receipt> which) {
        return deliveries.stream().filter(which).toList();
    }
}
