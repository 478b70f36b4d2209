package io.plimsoll.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Letters for people to read. */
public final class LetterText {
    private static final int SHOWN_BYTES = 256;

    private LetterText() {}

    /** {@code 3  2026-01-01T00:00:00Z  positions-2@17  acct-17  SerializationException: …}. */
    public static String line(Letter letter) {
        return "%d  %s  %s  %s  %s%s"
                .formatted(
                        letter.offset(),
                        letter.time(),
                        letter.source(),
                        letter.keyText(),
                        letter.cause(),
                        letter.replayedAt() == null ? "" : "  (sent again at " + letter.replayedAt() + ")");
    }

    /** {@code 17 letters: 12 of positions, 5 of prices; 3 sent again}. */
    public static String summary(List<Letter> letters) {
        Map<String, Long> byTopic =
                letters.stream().collect(Collectors.groupingBy(Letter::topic, TreeMap::new, Collectors.counting()));
        long again =
                letters.stream().filter(letter -> letter.replayedAt() != null).count();
        String topics = byTopic.entrySet().stream()
                .map(each -> each.getValue() + " of " + each.getKey())
                .collect(Collectors.joining(", "));
        return letters.size()
                + (letters.size() == 1 ? " letter: " : " letters: ")
                + topics
                + (again == 0 ? "" : "; " + again + " sent again");
    }

    /** All there is to say about {@code letter}; {@code decoded} is its value in words. */
    public static List<String> whole(Letter letter, String decoded) {
        List<String> lines = new ArrayList<>();
        lines.add("letter   " + letter.offset() + ", since " + letter.time());
        lines.add("from     " + letter.source());
        lines.add("key      " + letter.keyText());
        lines.add("cause    " + letter.cause());
        lines.add("again    "
                + (letter.replayedAt() == null ? "never sent again" : "sent again at " + letter.replayedAt()));
        letter.headers()
                .forEach(header -> lines.add("header   " + header.key() + " = "
                        + (header.value() == null ? "null" : new String(header.value(), UTF_8))));
        lines.add("value    " + decoded);
        byte[] value = letter.value();
        if (value != null) {
            String cut = value.length > SHOWN_BYTES ? " …" : "";
            lines.add("bytes    " + value.length + ": "
                    + HexFormat.of().formatHex(Arrays.copyOf(value, Math.min(value.length, SHOWN_BYTES))) + cut);
        }
        return lines;
    }
}
