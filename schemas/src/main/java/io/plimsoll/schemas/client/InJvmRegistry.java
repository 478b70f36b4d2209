package io.plimsoll.schemas.client;

import io.plimsoll.schemas.registry.CompatibilityLevel;
import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.RegisteredSchema;
import io.plimsoll.schemas.registry.RegistryFault;
import io.plimsoll.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/** A registry inside this JVM, shared by everyone who names the same scope: {@code mock://orders-test}. */
final class InJvmRegistry implements RegistryClient {
    static final String SCHEME = "mock://";
    private static final ConcurrentMap<String, SchemaRegistry> SCOPES = new ConcurrentHashMap<>();

    private final String address;
    private final SchemaRegistry registry;

    private InJvmRegistry(String address, SchemaRegistry registry) {
        this.address = address;
        this.registry = registry;
    }

    /** The registry of a scope; the first to ask for it makes it, empty. */
    static InJvmRegistry at(String address) {
        return new InJvmRegistry(
                address, SCOPES.computeIfAbsent(address, scope -> new SchemaRegistry(new InMemorySchemaLog())));
    }

    @Override
    public int register(String subject, Schema schema, boolean normalize) {
        return asking(() -> registry.register(subject, schema.toString(), normalize));
    }

    @Override
    public int lookUp(String subject, Schema schema, boolean normalize) {
        return asking(() ->
                registry.lookUp(subject, schema.toString(), normalize, false).id());
    }

    @Override
    public Schema schemaById(int id) {
        return asking(() -> new Schema.Parser().parse(registry.schema(id)));
    }

    @Override
    public SubjectVersion latest(String subject) {
        RegisteredSchema latest = asking(() -> registry.version(subject, "latest", false));
        return new SubjectVersion(latest.version(), latest.id(), new Schema.Parser().parse(latest.schema()));
    }

    @Override
    public List<String> subjects() {
        return registry.subjects(false);
    }

    @Override
    public List<Integer> versions(String subject) {
        return asking(() -> registry.versions(subject, false));
    }

    @Override
    public List<String> objections(String subject, Schema schema) {
        return asking(() -> registry.objections(subject, schema.toString()));
    }

    @Override
    public void setCompatibility(String subject, String level) {
        asking(() -> {
            registry.setLevel(subject, CompatibilityLevel.named(level));
            return level;
        });
    }

    @Override
    public String address() {
        return address;
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (RegistryFault fault) {
            throw new RegistryRefusedException(
                    fault.code(), "schema registry " + address + " refused: " + fault.reason());
        }
    }
}
