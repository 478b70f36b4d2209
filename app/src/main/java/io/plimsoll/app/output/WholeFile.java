package io.plimsoll.app.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that appears whole or not at all. Not thread-safe. */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path unfinished;
    private final BufferedWriter writer;

    private WholeFile(Path target, Path unfinished, BufferedWriter writer) {
        this.target = target;
        this.unfinished = unfinished;
        this.writer = writer;
    }

    /**
     * Begins a file beside {@code target}.
     *
     * @param option command-line option that named it, for messages
     * @throws IllegalArgumentException when its folder does not exist
     */
    public static WholeFile create(Path target, String option) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    option + ": found " + target + " in a folder that does not exist, expected an existing folder");
        }
        Path unfinished = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        return new WholeFile(target, unfinished, Files.newBufferedWriter(unfinished, UTF_8));
    }

    /** Where to write. */
    public Writer writer() {
        return writer;
    }

    /** Puts the finished file in its place. */
    public void commit() throws IOException {
        writer.close();
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing behind unless it was committed. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(unfinished);
    }
}
