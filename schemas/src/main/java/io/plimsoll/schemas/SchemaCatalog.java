package io.plimsoll.schemas;

import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.FlapState;
import io.plimsoll.schemas.avro.GateState;
import io.plimsoll.schemas.avro.HeldNotification;
import io.plimsoll.schemas.avro.IncidentState;
import io.plimsoll.schemas.avro.InputFault;
import io.plimsoll.schemas.avro.LadderState;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.RecipientPace;
import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClients;
import io.plimsoll.schemas.client.RegistryRefusedException;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Plimsoll's schemas at a registry: register them, check them, list them. What {@code plimsoll schemas} does.
 *
 * <p>Every method throws {@link RegistryUnavailableException} when the registry cannot be used.
 */
public final class SchemaCatalog {
    /** Compatibility level of every subject of ours: any release reads what any other wrote. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private final RegistryClient registry;

    private SchemaCatalog(RegistryClient registry) {
        this.registry = registry;
    }

    /** Catalog at the registry of {@code schema.registry.url}. @param config as for {@link AvroSerdes#from} */
    public static SchemaCatalog at(Map<String, ?> config) {
        return new SchemaCatalog(RegistryClients.of(config));
    }

    /**
     * A schema of ours.
     *
     * @param subject subject it belongs under
     * @param schema the schema as this release writes it, self-contained
     */
    public record Entry(String subject, Schema schema) {}

    /** A schema of ours at the registry. */
    public record Registered(String subject, int id, List<Integer> versions) {}

    /** What a check found for one subject. @param objections why the registry would refuse it; empty: it would not */
    public record Checked(String subject, boolean registered, List<String> objections) {}

    /** Schemas of all Avro topics in the order of {@link Topics#all()}, then of the stores' own types. */
    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            if (SpecificRecord.class.isAssignableFrom(topic.valueType())) {
                entries.add(new Entry(topic.valueSubject(), SpecificData.get().getSchema(topic.valueType())));
            }
        }
        for (Schema stored : List.of(
                LadderState.getClassSchema(),
                AccountEvent.getClassSchema(),
                FlapState.getClassSchema(),
                HeldNotification.getClassSchema(),
                IncidentState.getClassSchema(),
                RecipientPace.getClassSchema(),
                InputFault.getClassSchema(),
                GateState.getClassSchema(),
                ReadingUpdate.getClassSchema())) {
            entries.add(new Entry(stored.getFullName(), stored));
        }
        return List.copyOf(entries);
    }

    /**
     * Holds every subject to {@value #COMPATIBILITY} and registers our schema there. Doing it again changes nothing.
     *
     * @throws RegistryRefusedException when a registered version is not compatible with ours; earlier subjects stay
     *     registered
     */
    public List<Registered> register() {
        List<Registered> registered = new ArrayList<>();
        for (Entry entry : entries()) {
            registry.setCompatibility(entry.subject(), COMPATIBILITY);
            int id = registry.register(entry.subject(), entry.schema(), false);
            registered.add(new Registered(entry.subject(), id, registry.versions(entry.subject())));
        }
        return registered;
    }

    /** Whether each schema is registered, and whether it could be; changes nothing. */
    public List<Checked> check() {
        List<String> subjects = registry.subjects();
        return entries().stream().map(entry -> check(entry, subjects)).toList();
    }

    /**
     * Waits for the registry to answer; for the start of a program.
     *
     * @throws RegistryUnavailableException when it has not within {@code atMost}: names the address, the cause and the key
     */
    public static void awaitRegistry(Map<String, ?> config, Duration atMost) {
        RegistryClients.await(config, atMost);
    }

    /** The same for a registry that needs nothing but its address. */
    public static void awaitRegistry(String url, Duration atMost) {
        awaitRegistry(Map.of("schema.registry.url", url), atMost);
    }

    private Checked check(Entry entry, List<String> subjects) {
        if (!subjects.contains(entry.subject())) {
            return new Checked(entry.subject(), false, List.of());
        }
        return new Checked(entry.subject(), isRegistered(entry), registry.objections(entry.subject(), entry.schema()));
    }

    private boolean isRegistered(Entry entry) {
        try {
            registry.lookUp(entry.subject(), entry.schema(), false);
            return true;
        } catch (RegistryRefusedException unknown) {
            return false;
        }
    }
}
