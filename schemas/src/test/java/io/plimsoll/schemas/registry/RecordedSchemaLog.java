package io.plimsoll.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log that keeps its records as the bytes a topic would, and can be opened again by another registry. */
final class RecordedSchemaLog implements SchemaLog {
    private final List<StoredRecord> records;
    private @Nullable Consumer<LogEntry> reader;

    RecordedSchemaLog() {
        this(new ArrayList<>());
    }

    private RecordedSchemaLog(List<StoredRecord> records) {
        this.records = records;
    }

    /** One record; a null value is a tombstone. */
    record StoredRecord(byte[] key, byte @Nullable [] value) {}

    /** The same records, for the next registry. */
    RecordedSchemaLog afterRestart() {
        return new RecordedSchemaLog(records);
    }

    @Override
    public void open(Consumer<LogEntry> newReader) {
        reader = newReader;
        records.forEach(record -> LogFormat.entry(record.key(), record.value()).ifPresent(newReader));
    }

    @Override
    public void append(LogEntry entry) {
        StoredRecord record =
                new StoredRecord(LogFormat.key(entry), LogFormat.value(entry).orElse(null));
        records.add(record);
        Consumer<LogEntry> open = reader;
        if (open == null) {
            throw new IllegalStateException("append before open");
        }
        LogFormat.entry(record.key(), record.value()).ifPresent(open);
    }

    List<StoredRecord> records() {
        return records;
    }

    @Override
    public void close() {
        reader = null;
    }
}
