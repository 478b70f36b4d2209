package io.plimsoll.app.embedded;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.topics.TopicAdmin;
import io.plimsoll.schemas.registry.KafkaSchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Broker, schema registry and topics in this process; the registry keeps its schemas in the broker. Thread-safe. */
public final class EmbeddedCluster implements AutoCloseable {
    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedBroker broker;
    private final SchemaRegistryServer registry;
    private final PlimsollConfig config;

    private EmbeddedCluster(EmbeddedBroker broker, SchemaRegistryServer registry, PlimsollConfig config) {
        this.broker = broker;
        this.registry = registry;
        this.config = config;
    }

    /**
     * Starts a cluster on {@code dataDir}, with what an earlier one left there, and creates the topics that are missing. It is
     * fed recordings, whose end is no silence: no price of it is stale.
     *
     * @param base settings that the addresses and the state directory of the cluster are put into
     */
    public static EmbeddedCluster start(Path dataDir, PlimsollConfig base) {
        EmbeddedBroker broker = EmbeddedBroker.start(dataDir.resolve("broker"));
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            SchemaRegistryServer registry = SchemaRegistryServer.start(new KafkaSchemaLog(client));
            PlimsollConfig config = base.with(ConfigKey.BOOTSTRAP_SERVERS, broker.bootstrapServers())
                    .with(ConfigKey.SCHEMA_REGISTRY_URL, registry.url())
                    .with(ConfigKey.STATE_DIR, dataDir.resolve("state").toString())
                    .with(ConfigKey.GATE_STALE_MS, "0");
            new TopicAdmin(
                            admin,
                            config.number(ConfigKey.ACCOUNTS_PARTITIONS),
                            config.number(ConfigKey.REPLICATION_FACTOR),
                            ADMIN_TIMEOUT)
                    .createMissing();
            return new EmbeddedCluster(broker, registry, config);
        } catch (IOException e) {
            broker.close();
            throw new UncheckedIOException("the schema registry does not start", e);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Settings by which every component reaches this cluster. */
    public PlimsollConfig config() {
        return config;
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }
}
