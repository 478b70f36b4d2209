package io.plimsoll.app.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.avro.AlertEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An {@code alerts.jsonl} that appears whole or not at all. Not thread-safe. */
public final class AlertFile implements AutoCloseable {
    private final Path target;
    private final Path unfinished;
    private final BufferedWriter writer;
    private final AlertJson json = new AlertJson();
    private long written;

    private AlertFile(Path target, Path unfinished, BufferedWriter writer) {
        this.target = target;
        this.unfinished = unfinished;
        this.writer = writer;
    }

    /** Begins a file beside {@code target}. */
    public static AlertFile create(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "--out: found " + target + " in a folder that does not exist, expected an existing folder");
        }
        Path unfinished = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        return new AlertFile(target, unfinished, Files.newBufferedWriter(unfinished, UTF_8));
    }

    /** Adds one line. */
    public void write(AlertEvent alert) {
        try {
            writer.write(json.line(alert));
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
