package io.plimsoll.app.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/**
 * A file of JSON lines that appears whole or not at all. Not thread-safe.
 *
 * @param <V> what a line is of
 */
public final class LinesFile<V> implements AutoCloseable {
    private final Path target;
    private final Path unfinished;
    private final BufferedWriter writer;
    private final Function<V, String> line;
    private long written;

    private LinesFile(Path target, Path unfinished, BufferedWriter writer, Function<V, String> line) {
        this.target = target;
        this.unfinished = unfinished;
        this.writer = writer;
        this.line = line;
    }

    /**
     * Begins a file beside {@code target}.
     *
     * @param option command-line option that named it, for messages
     * @param line text of one line, without its end
     */
    public static <V> LinesFile<V> create(Path target, String option, Function<V, String> line) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    option + ": found " + target + " in a folder that does not exist, expected an existing folder");
        }
        Path unfinished = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        return new LinesFile<>(target, unfinished, Files.newBufferedWriter(unfinished, UTF_8), line);
    }

    /** Adds one line. */
    public void write(V value) {
        try {
            writer.write(line.apply(value));
            writer.write('\n');
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + unfinished, e);
        }
    }

    /** Lines so far. */
    public long written() {
        return written;
    }

    /** Puts the finished file in its place. */
    public void commit() throws IOException {
        writer.close();
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(unfinished);
    }
}
