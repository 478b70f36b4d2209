package io.plimsoll.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder a demo keeps its broker and state in. */
final class DataFolder {
    /** Says that a folder is a demo's, so that nobody's own folder is ever emptied. */
    private static final String MARK = "plimsoll-demo";

    private DataFolder() {}

    /**
     * Makes {@code folder} an empty demo folder.
     *
     * @throws IllegalArgumentException when it holds something that no demo has put there
     */
    static void empty(Path folder) {
        try {
            if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARK)) && holdsSomething(folder)) {
                throw new IllegalArgumentException("--data-dir: found " + folder
                        + " with files of somebody else, expected a new folder or an earlier demo's");
            }
            if (Files.isDirectory(folder)) {
                delete(folder);
            }
            Files.createDirectories(folder);
            Files.createFile(folder.resolve(MARK));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder + " an empty folder", e);
        }
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
