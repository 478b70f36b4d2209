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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * <pre>
 * alerts ──> route ──┬──> candidates ──> pace ──┬──> notifications   (tell this recipient by this channel)
 *   (by account) │   │    (by recipient)  │ │   └──> deliveries      (SUPPRESSED, with the reason)
 *       alerting-told└──> deliveries       │ alerting-pace           (what each recipient heard of late)
 * (who has heard of        (SUPPRESSED)    alerting-held             (what waits)
 *  each open episode)
 * </pre>
 *
 * First who should hear of it, which is a question about the account; then whether this is the moment, which is a question
 * about the recipient. Each step is one transaction with its state. No step sends anything.
 */
public final class NotificationTopology {
    static final String NOTIFICATIONS_SINK = "notifications-sink";
    static final String DELIVERIES_SINK = "deliveries-sink";
    static final String CANDIDATES_SINK = "candidates-sink";
    private static final String SOURCE = "alerts-source";
    private static final String ROUTE = "route";
    private static final String CANDIDATES = "candidates-source";
    private static final String PACE = "pace";

    private NotificationTopology() {}

    /** The topology; {@code clock} stamps decisions. */
    public static Topology build(Routes routes, AvroSerdes serdes, InstantSource clock) {
        Topology topology = new Topology();
        topology.addSource(
                SOURCE, new StringDeserializer(), AvroMapping.alerts(serdes).deserializer(), Topics.ALERTS.name());
        topology.addProcessor(ROUTE, () -> new RouteProcessor(routes, clock), SOURCE);
        topology.addStateStore(ToldStore.builder(), ROUTE);
        topology.addSink(
                CANDIDATES_SINK,
                Topics.CANDIDATES.name(),
                new StringSerializer(),
                AvroMapping.candidates(serdes).serializer(),
                ROUTE);
        topology.addSource(
                CANDIDATES,
                new StringDeserializer(),
                AvroMapping.candidates(serdes).deserializer(),
                Topics.CANDIDATES.name());
        topology.addProcessor(PACE, () -> new PaceProcessor(name -> mannerOf(routes, name), clock), CANDIDATES);
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
                ROUTE,
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
