package io.plimsoll.app.bench;

import io.plimsoll.alerting.kafka.NotificationTopology;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.NotificationIntent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * Alerts a second through the decisions, beside a topology that copies each alert's bytes to another topic and decides
 * nothing: same broker, same alerts waiting on their topic, same guarantee, same settings.
 */
final class DecisionRate {
    private static final String OUT = "bench-alerts-out";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlimsollConfig config;
    private final AlertingPlan plan;

    DecisionRate(PlimsollConfig config, AlertingPlan plan) {
        this.config = config;
        this.plan = plan;
    }

    /** The floor. */
    double copying() throws Exception {
        try (Admin admin = Admin.create(config.kafkaClient())) {
            admin.createTopics(
                            List.of(new NewTopic(OUT, plan.partitions(), (short) 1).configs(Topics.ALERTS.configs())))
                    .all()
                    .get();
        }
        Topology copy = new Topology();
        copy.addSource("alerts", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.ALERTS.name());
        copy.addSink("out", OUT, new ByteArraySerializer(), new ByteArraySerializer(), "alerts");
        AtomicLong copied = new AtomicLong();
        try (Answers answers = Answers.of(config, OUT, answer -> copied.incrementAndGet())) {
            return rate(copy, "bench-copy", copied);
        }
    }

    /** Ours: every alert for a program and for two channels of a desk; counted when the program's intent can be read. */
    double deciding(Routes routes, InstantSource clock) throws Exception {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        Deserializer<NotificationIntent> intents =
                serdes.valueOf(Topics.NOTIFICATIONS).deserializer();
        AtomicLong decided = new AtomicLong();
        try (Answers answers = Answers.of(config, Topics.NOTIFICATIONS.name(), answer -> {
            if (intents.deserialize(answer.topic(), answer.value())
                    .getRecipient()
                    .equals("machine")) {
                decided.incrementAndGet();
            }
        })) {
            return rate(NotificationTopology.build(routes, serdes, clock), "bench-decide", decided);
        }
    }

    private double rate(Topology topology, String applicationId, AtomicLong count) {
        Map<String, Object> clients = config.kafkaClient();
        clients.put("state.dir", config.text(ConfigKey.STATE_DIR));
        clients.put("commit.interval.ms", config.text(ConfigKey.COMMIT_INTERVAL_MS));
        try (KafkaStreams streams = new KafkaStreams(topology, NotificationTopology.config(applicationId, clients))) {
            streams.start();
            await(() -> count.get() > 0, "the first alert through " + applicationId);
            long startNs = System.nanoTime();
            long before = count.get();
            await(() -> count.get() >= plan.alerts(), plan.alerts() + " alerts through " + applicationId);
            double seconds = Math.max(1e-3, (System.nanoTime() - startNs) / 1e9);
            streams.close(CloseOptions.timeout(Duration.ofSeconds(20)));
            return (plan.alerts() - before) / seconds;
        }
    }

    static void await(java.util.function.BooleanSupplier until, String what) {
        long startNs = System.nanoTime();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                throw new IllegalStateException("not after " + PATIENCE + ": " + what);
            }
            Ticker.breathe();
        }
    }
}
