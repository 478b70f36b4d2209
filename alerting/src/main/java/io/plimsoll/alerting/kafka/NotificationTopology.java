package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * <pre>
 * operations ─> incident ─┐
 * alerts ─────────────────┼─> episode ─┬──> candidates ──> pace ──┬──> notifications   (tell this recipient by this channel)
 * acks ───────────────────┘   │   │    │    (by recipient)  │ │   └──> deliveries      (SUPPRESSED, with the reason)
 *  (by account)               │   │    └──> deliveries      │ alerting-pace           (what each recipient heard of late)
 * silences ───────────────────┘   │         episodes        alerting-held             (what waits)
 *  (everywhere)  alerting-episodes, -told, -flaps, -incidents
 * </pre>
 *
 * First who should hear of it, which is a question about the account; then whether this is the moment, which is a question
 * about the recipient. Each step is one transaction with its state. No step sends anything.
 */
public final class NotificationTopology {
    static final String NOTIFICATIONS_SINK = "notifications-sink";
    static final String DELIVERIES_SINK = "deliveries-sink";
    static final String EPISODES_SINK = "episodes-sink";
    static final String CANDIDATES_SINK = "candidates-sink";
    private static final String SOURCE = "alerts-source";
    private static final String ACKS = "acks-source";
    private static final String SILENCES = "silences-source";
    private static final String REPORTS = "operations-source";
    private static final String INCIDENT = "incident";
    private static final String EPISODE = "episode";
    private static final String CANDIDATES = "candidates-source";
    private static final String PACE = "pace";

    private NotificationTopology() {}

    /** The topology with routes that stay as they are. */
    public static Topology build(Routes routes, AvroSerdes serdes, InstantSource clock) {
        return build(() -> routes, serdes, clock);
    }

    /** The topology; {@code routes} are asked at each decision, {@code clock} stamps it. */
    public static Topology build(Supplier<Routes> routes, AvroSerdes serdes, InstantSource clock) {
        Topology topology = new Topology();
        topology.addGlobalStore(
                SilenceTable.builder(serdes),
                SILENCES,
                new StringDeserializer(),
                SilenceTable.reading(EpisodeMapping.silences(serdes).deserializer()),
                Topics.SILENCES.name(),
                SilenceTable.NAME,
                SilenceTable::new);
        topology.addSource(
                SOURCE, new StringDeserializer(), AvroMapping.alerts(serdes).deserializer(), Topics.ALERTS.name());
        topology.addSource(
                ACKS, new StringDeserializer(), EpisodeMapping.acks(serdes).deserializer(), Topics.ACKS.name());
        topology.addSource(
                REPORTS,
                new StringDeserializer(),
                OperationsMapping.reports(serdes).deserializer(),
                Topics.OPERATIONS.name());
        topology.addProcessor(INCIDENT, () -> new OperationsProcessor(clock), REPORTS);
        topology.addStateStore(OperationsProcessor.incidentsBuilder(serdes), INCIDENT);
        topology.addProcessor(EPISODE, () -> new EpisodeProcessor(routes, clock), SOURCE, ACKS, INCIDENT);
        topology.addStateStore(ToldStore.builder(), EPISODE);
        topology.addStateStore(EpisodeStores.episodesBuilder(serdes), EPISODE);
        topology.addStateStore(EpisodeStores.flapsBuilder(serdes), EPISODE);
        topology.addSink(
                EPISODES_SINK,
                Topics.EPISODES.name(),
                new StringSerializer(),
                EpisodeMapping.episodes(serdes).serializer(),
                EPISODE);
        topology.addSink(
                CANDIDATES_SINK,
                Topics.CANDIDATES.name(),
                new StringSerializer(),
                AvroMapping.candidates(serdes).serializer(),
                EPISODE);
        topology.addSource(
                CANDIDATES,
                new StringDeserializer(),
                AvroMapping.candidates(serdes).deserializer(),
                Topics.CANDIDATES.name());
        topology.addProcessor(PACE, () -> new PaceProcessor(name -> mannerOf(routes.get(), name), clock), CANDIDATES);
        topology.addStateStore(PaceStores.heldBuilder(serdes), PACE);
        topology.addStateStore(PaceStores.statesBuilder(serdes), PACE);
        topology.addSink(
                NOTIFICATIONS_SINK,
                Topics.NOTIFICATIONS.name(),
                new StringSerializer(),
                AvroMapping.intents(serdes).serializer(),
                PACE);
        topology.addSink(
                DELIVERIES_SINK,
                Topics.DELIVERIES.name(),
                new StringSerializer(),
                AvroMapping.receipts(serdes).serializer(),
                EPISODE,
                PACE);
        return topology;
    }

    private static Manner mannerOf(Routes routes, String recipient) {
        return routes.recipient(recipient).map(Recipient::manner).orElse(Manner.DEFAULT);
    }

    /**
     * Streams settings: {@code clientConfig} (at least bootstrap.servers and state.dir) over our own. {@code applicationId}
     * also names the changelog and prefixes transactions.
     */
    public static Properties config(String applicationId, Map<String, ?> clientConfig) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50L);
        all.put(StreamsConfig.producerPrefix("linger.ms"), 0);
        all.put(StreamsConfig.topicPrefix("message.timestamp.type"), "LogAppendTime");
        all.put(StreamsConfig.producerPrefix("retry.backoff.ms"), 5);
        all.put(StreamsConfig.producerPrefix("max.in.flight.requests.per.connection"), 1);
        all.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        all.put("processing.exception.handler.global.enabled", true);
        all.putAll(clientConfig);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableAlerts.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnusableAlerts.class);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnwritableDecisions.class);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }
}
