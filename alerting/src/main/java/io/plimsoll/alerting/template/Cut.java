package io.plimsoll.alerting.template;

/**
 * How a text that is too long is cut: between two words, with an ellipsis, and never after a number, whose unit or end might be
 * missing. The last line, which says where to go on, is kept.
 */
final class Cut {
    private Cut() {}

    /** {@code text} in at most {@code most} characters. */
    static String words(String text, int most, String ellipsis) {
        if (text.length() <= most) {
            return text;
        }
        int lastLine = text.lastIndexOf('\n');
        String kept = lastLine > 0 && text.length() - lastLine <= most / 3 ? text.substring(lastLine) : "";
        String rest = text.substring(0, text.length() - kept.length());
        int room = most - kept.length() - ellipsis.length();
        return room < 0 ? "" : beginning(rest, room) + ellipsis + kept;
    }

    private static String beginning(String text, int room) {
        if (text.length() <= room) {
            return withoutEnd(text);
        }
        int end = room;
        while (end > 0) {
            boolean between = Character.isWhitespace(text.charAt(end)) && !Character.isWhitespace(text.charAt(end - 1));
            if (between && !mayBeHalfANumber(text.substring(0, end))) {
                return withoutEnd(text.substring(0, end));
            }
            end--;
        }
        return "";
    }

    /** {@code 104582} and {@code 104582.} before an ellipsis; {@code level 2,} is said in full. */
    private static boolean mayBeHalfANumber(String text) {
        return text.matches("(?s).*[0-9]\\.*");
    }

    /** Without the punctuation an ellipsis takes the place of. */
    private static String withoutEnd(String text) {
        return text.replaceFirst("[.,;:(-]+$", "");
    }
}
