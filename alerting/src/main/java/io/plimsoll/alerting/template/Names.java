package io.plimsoll.alerting.template;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and texts from outside, harmless in one line. */
final class Names {
    private static final int LONGEST = 64;
    private static final Set<String> ABBREVIATIONS = Set.of("RSI", "MACD", "ATR");

    private Names() {}

    /** On one line: a CR or LF from an account name must not start a header of its own. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
    }

    /** A name on one line, its middle left out when it is longer than any should be. */
    static String of(String name) {
        return within(line(name), LONGEST);
    }

    /** {@code name} in at most {@code most} characters, by leaving out its middle. */
    static String within(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        int head = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), most / 3));
        int tail = most - 1 - head;
        int start = Math.max(head, name.length() - tail);
        if (start < name.length() && Character.isLowSurrogate(name.charAt(start))) {
            start++;
        }
        return name.substring(0, head) + "…" + name.substring(start);
    }

    /** {@code RSI_STRONGLY_OVERBOUGHT} is {@code RSI strongly overbought}. */
    static String kind(String constant) {
        return line(Stream.of(constant.split("_"))
                .map(word -> ABBREVIATIONS.contains(word) ? word : word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ")));
    }

    /** {@code text} with a capital first letter. */
    static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
