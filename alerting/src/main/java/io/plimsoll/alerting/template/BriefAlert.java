package io.plimsoll.alerting.template;

/**
 * An alert for a small screen.
 *
 * @param title one line
 * @param text a few lines
 */
public record BriefAlert(String title, String text) {
    /** Title and text, cut to {@code most} characters. */
    public String within(int most) {
        return shortened(title + "\n" + text, most);
    }

    /** {@code text} cut to {@code most} characters between two words, so that no number loses its end; then three dots. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - 3);
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "...";
    }
}
