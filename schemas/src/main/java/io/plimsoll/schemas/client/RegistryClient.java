package io.plimsoll.schemas.client;

import java.util.List;
import org.apache.avro.Schema;

/**
 * The part of a schema registry that Plimsoll uses. Nothing is cached here. Thread-safe.
 *
 * <p>Every method throws {@link RegistryUnavailableException} when the registry cannot be used now, and {@link
 * RegistryRefusedException} when it answers that the request is wrong (unknown subject, incompatible schema …).
 */
public interface RegistryClient {

    /** Registers a schema under a subject unless it is there; returns its id either way. */
    int register(String subject, Schema schema, boolean normalize);

    /** Id of a schema that is registered under the subject. */
    int lookUp(String subject, Schema schema, boolean normalize);

    /** Schema with this id. */
    Schema schemaById(int id);

    /** Newest version of the subject. */
    SubjectVersion latest(String subject);

    /** Names of all subjects. */
    List<String> subjects();

    /** Version numbers of a subject, rising. */
    List<Integer> versions(String subject);

    /** Why the schema could not be the subject's next version; empty when it could. */
    List<String> objections(String subject, Schema schema);

    /** Sets the compatibility level of a subject, e.g. {@code FULL_TRANSITIVE}. */
    void setCompatibility(String subject, String level);

    /** Where the registry is, without credentials, for messages. */
    String address();

    /**
     * One version of a subject.
     *
     * @param version 1, 2, …
     * @param id id in the registry
     * @param schema the schema
     */
    record SubjectVersion(int version, int id, Schema schema) {}
}
