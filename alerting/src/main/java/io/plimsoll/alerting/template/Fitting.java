package io.plimsoll.alerting.template;

import java.util.function.Predicate;

/** How texts are cut for sinks that count something else than characters, e.g. the bytes of a whole request. */
public final class Fitting {
    private Fitting() {}

    /**
     * The most of {@code text}, cut between two words as {@link BriefAlert#shortened} does, that {@code fits}. What fits must
     * still fit when it is shorter; {@code ...} alone is given when nothing does.
     */
    public static String longest(String text, Predicate<String> fits) {
        if (fits.test(text)) {
            return text;
        }
        int fitting = 3;
        int tooLong = text.length();
        while (tooLong - fitting > 1) {
            int middle = (fitting + tooLong) / 2;
            if (fits.test(BriefAlert.shortened(text, middle))) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return BriefAlert.shortened(text, fitting);
    }
}
