package io.plimsoll.producers.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines of a text with their numbers. */
final class TextLines {
    private final BufferedReader reader;
    private int number;
    private int blankBefore;

    TextLines(BufferedReader reader) {
        this.reader = reader;
    }

    /** Next line that is not blank; empty at the end. */
    Optional<String> nextNotBlank() throws IOException {
        blankBefore = 0;
        while (true) {
            @Nullable String line = reader.readLine();
            if (line == null) {
                return Optional.empty();
            }
            number++;
            if (!line.isBlank()) {
                return Optional.of(line);
            }
            blankBefore++;
        }
    }

    /** Number of the line last returned, from 1. */
    int number() {
        return number;
    }

    /** All that follows the line before {@code last}, which was returned last, each line after a line end. */
    String rest(Optional<String> last) throws IOException {
        StringBuilder rest = new StringBuilder("\n".repeat(blankBefore));
        last.ifPresent(line -> rest.append('\n').append(line));
        for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
            rest.append('\n').append(line);
        }
        return rest.toString();
    }
}
