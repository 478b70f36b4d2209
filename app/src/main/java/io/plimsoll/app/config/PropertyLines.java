package io.plimsoll.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads Java's {@code .properties} format and remembers where each entry stood, which {@link Properties} does not. */
final class PropertyLines {
    /**
     * One entry.
     *
     * @param line 1 is the first line of the file
     */
    record Entry(int line, String key, String value) {}

    private PropertyLines() {}

    /**
     * Entries in file order, duplicates included.
     *
     * @throws IllegalArgumentException on a malformed {@code \}{@code uXXXX} escape; the message names the line
     */
    static List<Entry> of(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int first = at;
            StringBuilder logical = new StringBuilder(lines.get(at));
            boolean comment = isComment(lines.get(at));
            while (!comment && continues(lines.get(at)) && at + 1 < lines.size()) {
                at++;
                logical.append('\n').append(lines.get(at));
            }
            at++;
            parse(first + 1, logical.toString(), entries);
        }
        return entries;
    }

    private static void parse(int line, String logical, List<Entry> entries) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logical));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        one.stringPropertyNames()
                .forEach(key ->
                        entries.add(new Entry(line, key, one.getProperty(key).trim())));
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** An odd number of backslashes at the end; an even number are backslashes that are meant. */
    private static boolean continues(String line) {
        int end = line.length();
        int at = end;
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at--;
        }
        return (end - at) % 2 == 1;
    }
}
