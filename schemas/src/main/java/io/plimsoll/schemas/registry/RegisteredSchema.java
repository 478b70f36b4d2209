package io.plimsoll.schemas.registry;

/**
 * One version of one subject.
 *
 * @param subject subject it was registered under
 * @param version 1, 2, … within the subject
 * @param id content id, unique in the registry; the same schema has the same id under every subject
 * @param schema Avro schema in JSON, canonical (see {@link SchemaText})
 * @param deleted soft-deleted: its id still resolves, its version does not
 */
public record RegisteredSchema(String subject, int version, int id, String schema, boolean deleted) {
    RegisteredSchema softDeleted() {
        return new RegisteredSchema(subject, version, id, schema, true);
    }
}
