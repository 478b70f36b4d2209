package io.plimsoll.schemas.registry;

import io.plimsoll.schemas.registry.LogEntry.IdsUsed;
import io.plimsoll.schemas.registry.LogEntry.LevelCleared;
import io.plimsoll.schemas.registry.LogEntry.LevelSet;
import io.plimsoll.schemas.registry.LogEntry.SchemaErased;
import io.plimsoll.schemas.registry.LogEntry.SchemaWritten;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * What a schema registry does, apart from HTTP: numbers schemas, keeps the versions of each subject, and refuses a version
 * that breaks the subject's compatibility level (BACKWARD unless set). Every refusal is a {@link RegistryFault}.
 *
 * <p>Thread-safe. Changes go to the log one at a time and take effect when they come back from it; one registry writes a log.
 */
public final class SchemaRegistry implements AutoCloseable {
    private static final String GLOBAL = "";

    private final RegistryState state = new RegistryState();
    private final ReentrantLock writing = new ReentrantLock();
    private final SchemaLog log;

    /** A registry over {@code log}, which it replays now and closes in {@link #close()}. */
    public SchemaRegistry(SchemaLog log) {
        this.log = log;
        try {
            log.open(state::apply);
        } catch (RuntimeException unreadable) {
            log.close();
            throw unreadable;
        }
    }

    /** Registers a schema under a subject unless it is there already; returns its id either way. */
    public int register(String subject, String schemaText, boolean normalize) {
        Schema schema = SchemaText.parse(schemaText);
        String text = text(schema, normalize);
        return writing(() -> {
            List<RegisteredSchema> versions = state.versions(subject, false);
            Optional<RegisteredSchema> existing = find(versions, text);
            if (existing.isPresent()) {
                return existing.get().id();
            }
            List<String> objections = level(subject).objections(schema, parsed(versions));
            if (!objections.isEmpty()) {
                throw RegistryFault.incompatible(subject, objections.toString());
            }
            int version = state.versions(subject, true).stream()
                            .mapToInt(RegisteredSchema::version)
                            .max()
                            .orElse(0)
                    + 1;
            int id = state.idOf(text).orElseGet(() -> state.highestId() + 1);
            log.append(new SchemaWritten(new RegisteredSchema(subject, version, id, text, false)));
            return id;
        });
    }

    /** The version of {@code subject} that is this schema. */
    public RegisteredSchema lookUp(String subject, String schemaText, boolean normalize, boolean withDeleted) {
        String text = text(SchemaText.parse(schemaText), normalize);
        return find(existingVersions(subject, withDeleted), text).orElseThrow(RegistryFault::schemaNotFound);
    }

    /** Text of the schema with this id, soft-deleted or not. */
    public String schema(int id) {
        return state.textOf(id).orElseThrow(() -> RegistryFault.idNotFound(id));
    }

    /** Subjects and versions that are the schema with this id. */
    public List<RegisteredSchema> usersOf(int id, boolean withDeleted) {
        schema(id);
        return state.usersOf(id, withDeleted);
    }

    /** Names of all subjects, sorted. */
    public List<String> subjects(boolean withDeleted) {
        return state.subjects(withDeleted);
    }

    /** Version numbers of a subject, rising. */
    public List<Integer> versions(String subject, boolean withDeleted) {
        return existingVersions(subject, withDeleted).stream()
                .map(RegisteredSchema::version)
                .toList();
    }

    /** One version of a subject: its number, {@code latest} or {@code -1}. */
    public RegisteredSchema version(String subject, String version, boolean withDeleted) {
        List<RegisteredSchema> versions = existingVersions(subject, withDeleted);
        int wanted = versionNumber(version);
        if (wanted == -1) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(candidate -> candidate.version() == wanted)
                .findFirst()
                .orElseThrow(() -> RegistryFault.versionNotFound(version));
    }

    /** Why the schema could not be registered under this subject now; empty when it could. */
    public List<String> objections(String subject, String schemaText) {
        Schema schema = SchemaText.parse(schemaText);
        return level(subject).objections(schema, parsed(state.versions(subject, false)));
    }

    /** The same against one version only. A subject without versions has no objection to {@code latest}. */
    public List<String> objections(String subject, String version, String schemaText) {
        Schema schema = SchemaText.parse(schemaText);
        if (versionNumber(version) == -1 && state.versions(subject, false).isEmpty()) {
            return List.of();
        }
        RegisteredSchema earlier = version(subject, version, false);
        return level(subject).objections(schema, parsed(List.of(earlier)));
    }

    /** Level a new version of the subject is held to. */
    public CompatibilityLevel level(String subject) {
        return state.levelOf(subject).orElseGet(this::globalLevel);
    }

    /** Level of subjects that have none of their own. */
    public CompatibilityLevel globalLevel() {
        return state.levelOf(GLOBAL).orElse(CompatibilityLevel.BACKWARD);
    }

    /** The subject's own level. @throws RegistryFault 40408 when it has none */
    public CompatibilityLevel ownLevel(String subject) {
        return state.levelOf(subject).orElseThrow(() -> RegistryFault.noLevelOf(subject));
    }

    /** Sets the level of one subject, which need not exist yet. */
    public void setLevel(String subject, CompatibilityLevel level) {
        writing(() -> {
            log.append(new LevelSet(subject, level));
            return level;
        });
    }

    /** Sets the level of all subjects that have none of their own. */
    public void setGlobalLevel(CompatibilityLevel level) {
        setLevel(GLOBAL, level);
    }

    /** Removes a subject's own level and returns it. */
    public CompatibilityLevel clearLevel(String subject) {
        return writing(() -> {
            CompatibilityLevel level = ownLevel(subject);
            log.append(new LevelCleared(subject));
            return level;
        });
    }

    /** Deletes a subject softly, or for good once it is softly deleted; returns the versions it had. */
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        return writing(() -> {
            List<RegisteredSchema> all = state.versions(subject, true);
            List<RegisteredSchema> alive = state.versions(subject, false);
            if (all.isEmpty()) {
                throw RegistryFault.subjectNotFound(subject);
            }
            if (permanent && !alive.isEmpty()) {
                throw RegistryFault.subjectNotSoftDeleted(subject);
            }
            if (!permanent && alive.isEmpty()) {
                throw RegistryFault.subjectSoftDeleted(subject);
            }
            List<RegisteredSchema> doomed = permanent ? all : alive;
            doomed.forEach(version -> delete(version, permanent));
            if (state.levelOf(subject).isPresent()) {
                log.append(new LevelCleared(subject));
            }
            return doomed.stream().map(RegisteredSchema::version).toList();
        });
    }

    /** Deletes one version softly, or for good once it is softly deleted; returns its number. */
    public int deleteVersion(String subject, String version, boolean permanent) {
        return writing(() -> {
            RegisteredSchema doomed = version(subject, version, true);
            if (permanent && !doomed.deleted()) {
                throw RegistryFault.versionNotSoftDeleted(subject, doomed.version());
            }
            if (!permanent && doomed.deleted()) {
                throw RegistryFault.versionSoftDeleted(subject, doomed.version());
            }
            delete(doomed, permanent);
            return doomed.version();
        });
    }

    @Override
    public void close() {
        log.close();
    }

    private void delete(RegisteredSchema version, boolean permanent) {
        if (permanent) {
            log.append(new IdsUsed(state.highestId()));
            log.append(new SchemaErased(version.subject(), version.version()));
        } else {
            log.append(new SchemaWritten(version.softDeleted()));
        }
    }

    private List<RegisteredSchema> existingVersions(String subject, boolean withDeleted) {
        List<RegisteredSchema> versions = state.versions(subject, withDeleted);
        if (versions.isEmpty()) {
            throw RegistryFault.subjectNotFound(subject);
        }
        return versions;
    }

    private <T> T writing(Supplier<T> change) {
        writing.lock();
        try {
            return change.get();
        } finally {
            writing.unlock();
        }
    }

    private static String text(Schema schema, boolean normalize) {
        return normalize ? SchemaText.normalized(schema) : SchemaText.canonical(schema);
    }

    private static Optional<RegisteredSchema> find(List<RegisteredSchema> versions, String text) {
        return versions.stream()
                .filter(version -> version.schema().equals(text))
                .findFirst();
    }

    private static List<Schema> parsed(List<RegisteredSchema> versions) {
        return versions.stream()
                .map(version -> SchemaText.parse(version.schema()))
                .toList();
    }

    private static int versionNumber(String version) {
        if (version.equals("latest")) {
            return -1;
        }
        try {
            int number = Integer.parseInt(version);
            if (number == -1 || number >= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw RegistryFault.invalidVersion(version);
        }
        throw RegistryFault.invalidVersion(version);
    }
}
