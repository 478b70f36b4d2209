package io.plimsoll.app.demo;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder a demo keeps its broker and state in; no other demo has it until this one is closed. */
final class DataFolder implements AutoCloseable {
    /** Says that a folder is a demo's, so that nobody's own folder is ever emptied; who holds its lock has the folder. */
    private static final String MARK = "plimsoll-demo";

    private final Path folder;
    private final FileChannel mark;

    private DataFolder(Path folder, FileChannel mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /**
     * Makes {@code folder} an empty demo folder.
     *
     * @throws IllegalArgumentException when it holds something that no demo has put there
     * @throws IllegalStateException when another demo runs in it
     */
    static DataFolder claim(Path folder) {
        try {
            if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARK)) && holdsSomething(folder)) {
                throw new IllegalArgumentException("--data-dir: found " + folder
                        + " with files of somebody else, expected a new folder or an earlier demo's");
            }
            Files.createDirectories(folder);
            FileChannel mark =
                    FileChannel.open(folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(mark) == null) {
                mark.close();
                throw new IllegalStateException("--data-dir: found a demo running in " + folder
                        + ", expected a folder of its own for each; end the other or name another folder");
            }
            empty(folder);
            return new DataFolder(folder, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder + " an empty folder", e);
        }
    }

    /** Writes what leads a command to the demo's cluster, as a file for {@code --config}. */
    Path writeConfig(PlimsollConfig config) {
        StringBuilder lines = new StringBuilder();
        for (ConfigKey key : List.of(ConfigKey.BOOTSTRAP_SERVERS, ConfigKey.SCHEMA_REGISTRY_URL)) {
            lines.append(key.key()).append(" = ").append(config.text(key)).append('\n');
        }
        try {
            return Files.writeString(folder.resolve("plimsoll.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write settings into " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + folder, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel mark) throws IOException {
        try {
            return mark.tryLock();
        } catch (OverlappingFileLockException e) { // by this very process
            return null;
        }
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Leaves the mark alone, as a lock is on the file and not on its name. */
    private static void empty(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder) && !file.equals(folder.resolve(MARK)))
                    .toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
