package io.plimsoll.alerting.template;

/**
 * An alert for a small screen.
 *
 * @param title one line
 * @param text a few lines; the first says what to do now, the last where to go on
 */
public record BriefAlert(String title, String text) {
    /** Title and text, cut to {@code most} characters between two words. */
    public String within(int most) {
        return shortened(title + "\n" + text, most);
    }

    /** Title and text with HTML tags, cut as {@link #within} does, so that every tag that was opened is closed. */
    public String htmlWithin(int most) {
        return HtmlCut.words(title + "\n" + text, most);
    }

    /** {@code text} cut to {@code most} characters between two words, so that no number loses its end or unit; its last line stays. */
    public static String shortened(String text, int most) {
        return shortened(text, most, "…");
    }

    /** As {@link #shortened(String, int)}, with another {@code ellipsis}. */
    public static String shortened(String text, int most, String ellipsis) {
        return Cut.words(text, most, ellipsis);
    }
}
