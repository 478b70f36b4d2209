package io.plimsoll.schemas.registry;

import java.util.function.Consumer;

/** Keeps nothing but the current state of its reader: gone with the JVM. For tests and one-off runs. */
public final class InMemorySchemaLog implements SchemaLog {
    private Consumer<LogEntry> reader = entry -> {
        throw new IllegalStateException("append before open: " + entry.key());
    };

    @Override
    public synchronized void open(Consumer<LogEntry> newReader) {
        this.reader = newReader;
    }

    @Override
    public synchronized void append(LogEntry entry) {
        reader.accept(entry);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
