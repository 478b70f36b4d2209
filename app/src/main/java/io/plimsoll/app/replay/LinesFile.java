package io.plimsoll.app.replay;

import io.plimsoll.app.output.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A file of JSON lines that appears whole or not at all. Not thread-safe.
 *
 * @param <V> what a line is of
 */
public final class LinesFile<V> implements AutoCloseable {
    private final Path target;
    private final WholeFile file;
    private final Function<V, String> line;
    private long written;

    private LinesFile(Path target, WholeFile file, Function<V, String> line) {
        this.target = target;
        this.file = file;
        this.line = line;
    }

    /**
     * Begins a file.
     *
     * @param option command-line option that named it, for messages
     * @param line text of one line, without its end
     */
    public static <V> LinesFile<V> create(Path target, String option, Function<V, String> line) throws IOException {
        return new LinesFile<>(target, WholeFile.create(target, option), line);
    }

    /** Adds one line. */
    public void write(V value) {
        try {
            file.writer().write(line.apply(value));
            file.writer().write('\n');
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    /** Lines so far. */
    public long written() {
        return written;
    }

    /** Puts the finished file in its place. */
    public void commit() throws IOException {
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
