package io.plimsoll.app.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A one-node Kafka cluster (KRaft: broker and controller) in this process, bound to 127.0.0.1 only.
 *
 * <p>Its data directory is formatted on first use; a later start on the same directory finds topics, records, committed
 * offsets and the same port again. A cold start takes about 3 s on an idle machine, up to 11 s on a busy one.
 *
 * <p>Thread-safe; {@link #close()} may be called more than once.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final BrokerPorts ports;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private EmbeddedBroker(KafkaRaftServer server, BrokerPorts ports) {
        this.server = server;
        this.ports = ports;
    }

    /** Starts on {@code dataDir} with its remembered port, or a free one; returns when the broker takes requests. */
    public static EmbeddedBroker start(Path dataDir) {
        return start(dataDir, 0);
    }

    /**
     * Starts on {@code dataDir}; returns when the broker takes requests.
     *
     * @param dataDir directory of log segments and metadata, created when missing
     * @param port client port 1–65535; 0: the one of the last start on this directory, else a free one
     * @throws UncheckedIOException when the directory cannot be written
     * @throws IllegalStateException when the broker does not start, e.g. because the port or the directory is in use
     */
    public static EmbeddedBroker start(Path dataDir, int port) {
        Path dir = dataDir.toAbsolutePath().normalize();
        BrokerPorts ports;
        try {
            Files.createDirectories(dir);
            ports = BrokerPorts.on(dir, port);
        } catch (IOException e) {
            throw new UncheckedIOException("data directory of the embedded broker: " + dir, e);
        }
        KafkaRaftServer server = null;
        try {
            format(dir);
            server = new KafkaRaftServer(KafkaConfig.fromProps(BrokerSettings.of(dir, ports)), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            if (server != null) {
                server.shutdown();
            }
            throw new IllegalStateException(
                    "embedded broker does not start on " + dir + ", ports " + ports.client() + " and "
                            + ports.controller() + "; is another Plimsoll running on this directory? " + e.getMessage(),
                    e);
        }
        return new EmbeddedBroker(server, ports);
    }

    /** What clients put into {@code bootstrap.servers}, e.g. {@code 127.0.0.1:40231}. */
    public String bootstrapServers() {
        return ports.bootstrapServers();
    }

    /** Stops the broker and waits until its files are closed; takes about a second. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void format(Path dir) throws Exception {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setMetadataLogDirectory(dir.toString())
                    .addDirectory(dir.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(silent)
                    .run();
        }
    }
}
