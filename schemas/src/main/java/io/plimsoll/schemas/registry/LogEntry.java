package io.plimsoll.schemas.registry;

/** One change of a registry's state. A later entry of the same {@link #key()} replaces an earlier one. */
public sealed interface LogEntry {

    /** What the entry is about; entries may be compacted by it. */
    String key();

    /** A version was registered, or soft-deleted. */
    record SchemaWritten(RegisteredSchema schema) implements LogEntry {
        @Override
        public String key() {
            return versionKey(schema.subject(), schema.version());
        }
    }

    /** A version was deleted for good. */
    record SchemaErased(String subject, int version) implements LogEntry {
        @Override
        public String key() {
            return versionKey(subject, version);
        }
    }

    /** A compatibility level was set; the empty subject is the whole registry. */
    record LevelSet(String subject, CompatibilityLevel level) implements LogEntry {
        @Override
        public String key() {
            return "level:" + subject;
        }
    }

    /** A subject's own compatibility level was removed. */
    record LevelCleared(String subject) implements LogEntry {
        @Override
        public String key() {
            return "level:" + subject;
        }
    }

    /** Ids up to {@code id} were used; written before an id is erased, so that it is never given again. */
    record IdsUsed(int id) implements LogEntry {
        @Override
        public String key() {
            return "ids";
        }
    }

    private static String versionKey(String subject, int version) {
        return "version:" + subject + ":" + version;
    }
}
