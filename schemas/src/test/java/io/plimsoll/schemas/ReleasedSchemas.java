package io.plimsoll.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas of past releases, {@code src/main/released/<subject>/v1.avsc}, v2 … */
final class ReleasedSchemas {
    private final Path folder;

    ReleasedSchemas(Path folder) {
        this.folder = folder;
    }

    static ReleasedSchemas ofThisModule() {
        return new ReleasedSchemas(Path.of(System.getProperty("plimsoll.module"), "src/main/released"));
    }

    /** Versions of a subject, oldest first; gapless from v1. */
    List<Schema> of(String subject) {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(subject, 1); Files.exists(file); file = file(subject, versions.size() + 1)) {
            versions.add(parse(file));
        }
        return versions;
    }

    /** Every file in the folder, as subject/vN.avsc, sorted. */
    List<String> files() {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes the schema as the subject's next version. */
    void release(SchemaCatalog.Entry entry) {
        Path file = file(entry.subject(), of(entry.subject()).size() + 1);
        try {
            Files.createDirectories(folder.resolve(entry.subject()));
            Files.writeString(file, entry.schema().toString(true) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path file(String subject, int version) {
        return folder.resolve(subject).resolve("v" + version + ".avsc");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
