package io.plimsoll.alerting.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cutting a text with HTML tags, as Telegram takes them: it refuses a message in which a tag stays open. */
final class HtmlCut {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z-]*)[^<>]*>");
    private static final int FOR_CLOSING = 64;

    private HtmlCut() {}

    /** {@code text} in at most {@code most} characters, all tags closed; without any where that cannot be done. */
    static String words(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        String cut = Cut.words(text, most - FOR_CLOSING, "…");
        int ellipsis = cut.lastIndexOf('…');
        String beginning = withoutHalfATag(ellipsis < 0 ? cut : cut.substring(0, ellipsis));
        String kept = ellipsis < 0 ? "" : cut.substring(ellipsis + 1);
        return closing(beginning)
                .map(tags -> beginning + "…" + tags + kept)
                .filter(whole -> whole.length() <= most && closing(whole).equals(Optional.of("")))
                .orElseGet(() -> Cut.words(TAG.matcher(text).replaceAll(""), most, "…"));
    }

    private static String withoutHalfATag(String text) {
        int open = text.lastIndexOf('<');
        return open > text.lastIndexOf('>') ? text.substring(0, open).stripTrailing() : text;
    }

    /** The tags that close what is open in {@code text}; empty when they do not match. */
    private static Optional<String> closing(String text) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else if (!tag.group(2).equals(open.poll())) {
                return Optional.empty();
            }
        }
        StringBuilder tags = new StringBuilder();
        open.forEach(name -> tags.append("</").append(name).append('>'));
        return Optional.of(tags.toString());
    }
}
