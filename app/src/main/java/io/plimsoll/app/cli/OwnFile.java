package io.plimsoll.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a command from writing over a file that it reads, or over another that it writes. */
final class OwnFile {
    private OwnFile() {}

    /** Throws IllegalArgumentException when {@code out}, named by {@code option}, is one of {@code others}, by whatever name. */
    static void check(String option, Path out, List<Path> others) throws IOException {
        for (Path other : others) {
            boolean same = out.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(out) && Files.exists(other) && Files.isSameFile(out, other));
            if (same) {
                throw new IllegalArgumentException(option + ": found " + out
                        + ", which this command also reads or writes, expected a file of its own");
            }
        }
    }
}
