package io.plimsoll.schemas.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the log says so far. Changed by log entries only; guarded by its own monitor. */
final class RegistryState {
    private final Map<String, TreeMap<Integer, RegisteredSchema>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private final Map<String, Integer> idsByText = new HashMap<>();
    private final Map<Integer, String> textsById = new HashMap<>();
    private int highestId;

    synchronized void apply(LogEntry entry) {
        if (entry instanceof LogEntry.SchemaWritten written) {
            write(written.schema());
        } else if (entry instanceof LogEntry.SchemaErased erased) {
            erase(erased.subject(), erased.version());
        } else if (entry instanceof LogEntry.LevelSet set) {
            levels.put(set.subject(), set.level());
        } else if (entry instanceof LogEntry.LevelCleared cleared) {
            levels.remove(cleared.subject());
        } else if (entry instanceof LogEntry.IdsUsed used) {
            highestId = Math.max(highestId, used.id());
        }
    }

    /** Every version of the subject, oldest first; with soft-deleted ones if asked; empty when there is none. */
    synchronized List<RegisteredSchema> versions(String subject, boolean withDeleted) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .filter(version -> withDeleted || !version.deleted())
                .toList();
    }

    synchronized List<String> subjects(boolean withDeleted) {
        return subjects.keySet().stream()
                .filter(subject -> !versions(subject, withDeleted).isEmpty())
                .toList();
    }

    synchronized Optional<String> textOf(int id) {
        return Optional.ofNullable(textsById.get(id));
    }

    synchronized Optional<Integer> idOf(String text) {
        return Optional.ofNullable(idsByText.get(text));
    }

    synchronized List<RegisteredSchema> usersOf(int id, boolean withDeleted) {
        return all().filter(version -> version.id() == id && (withDeleted || !version.deleted()))
                .sorted(Comparator.comparing(RegisteredSchema::subject).thenComparing(RegisteredSchema::version))
                .toList();
    }

    synchronized int highestId() {
        return highestId;
    }

    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private void write(RegisteredSchema schema) {
        subjects.computeIfAbsent(schema.subject(), name -> new TreeMap<>()).put(schema.version(), schema);
        idsByText.put(schema.schema(), schema.id());
        textsById.put(schema.id(), schema.schema());
        highestId = Math.max(highestId, schema.id());
    }

    private void erase(String subject, int version) {
        TreeMap<Integer, RegisteredSchema> versions = subjects.getOrDefault(subject, new TreeMap<>());
        RegisteredSchema erased = versions.remove(version);
        if (versions.isEmpty()) {
            subjects.remove(subject);
        }
        if (erased != null && all().noneMatch(other -> other.id() == erased.id())) {
            idsByText.remove(erased.schema());
            textsById.remove(erased.id());
        }
    }

    private Stream<RegisteredSchema> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }
}
