package io.plimsoll.schemas.registry;

import java.util.function.Consumer;

/** Where a registry's state lives: an ordered log of changes, replayed at start. */
public interface SchemaLog extends AutoCloseable {

    /**
     * Gives {@code reader} every entry kept so far, in order, and returns; later entries follow in the order they were
     * appended. Called once.
     */
    void open(Consumer<LogEntry> reader);

    /**
     * Appends {@code entry} and returns once the reader has seen it.
     *
     * @throws RegistryFault when it could not be stored (HTTP 500, code 50001)
     */
    void append(LogEntry entry);

    @Override
    void close();
}
