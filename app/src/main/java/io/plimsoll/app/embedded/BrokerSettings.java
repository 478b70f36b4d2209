package io.plimsoll.app.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of the embedded broker: one node, little memory, no waiting for group members, any event time accepted. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String INTERNAL_TOPIC_PARTITIONS = "4";
    private static final String ANY_DISTANCE_MS = Long.toString(Long.MAX_VALUE);

    private BrokerSettings() {}

    static Properties of(Path dir, BrokerPorts ports) {
        Properties p = new Properties();
        node(p, dir, ports);
        internalTopics(p);
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        // Streams members learn their tasks by heartbeat: the default of 5 s is most of their start-up time.
        p.setProperty("group.streams.min.heartbeat.interval.ms", "500");
        p.setProperty("group.streams.heartbeat.interval.ms", "500");
        // Recorded markets are replayed with their own times, years ago or simulated years ahead.
        p.setProperty("log.message.timestamp.before.max.ms", ANY_DISTANCE_MS);
        p.setProperty("log.message.timestamp.after.max.ms", ANY_DISTANCE_MS);
        // The default of 128 MiB is heap, taken at once; the cleaner here has a few small changelogs.
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        p.setProperty("log.index.size.max.bytes", "1048576");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        return p;
    }

    private static void node(Properties p, Path dir, BrokerPorts ports) {
        String client = "PLAINTEXT://" + ports.bootstrapServers();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", Integer.toString(NODE_ID));
        p.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
        p.setProperty("listeners", client + "," + CONTROLLER + "://127.0.0.1:" + ports.controller());
        p.setProperty("advertised.listeners", client);
        p.setProperty("controller.listener.names", CONTROLLER);
        p.setProperty("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
        p.setProperty("log.dirs", dir.toString());
    }

    private static void internalTopics(Properties p) {
        p.setProperty("num.partitions", INTERNAL_TOPIC_PARTITIONS);
        p.setProperty("default.replication.factor", "1");
        p.setProperty("min.insync.replicas", "1");
        p.setProperty("offsets.topic.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("transaction.state.log.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
    }
}
