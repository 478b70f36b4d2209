package io.plimsoll.alerting.channel.sms;

import io.plimsoll.alerting.template.BriefAlert;
import java.util.ArrayList;
import java.util.List;

/**
 * How an SMS is cut and counted (3GPP TS 23.038 and 23.040): 160 characters of the GSM alphabet in one segment, 153 in each of
 * several; with any other character 70 and 67. {@code €} and nine more count twice. No character is torn apart.
 */
public final class SmsText {
    private static final int MOST_IN_ONE = 160;

    private SmsText() {}

    /** Segments {@code text} takes, 0 when it is empty. */
    static int segments(String text) {
        return text.isEmpty() ? 0 : parts(text).size();
    }

    /** {@code text} as it goes into segments; they make up the text again. */
    public static List<String> parts(String text) {
        boolean gsm = GsmAlphabet.has(text);
        List<String> whole = pieces(text, gsm, gsm ? MOST_IN_ONE : 70);
        return whole.size() <= 1 ? whole : pieces(text, gsm, gsm ? 153 : 67);
    }

    private static List<String> pieces(String text, boolean gsm, int most) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int places = 0;
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            int needed = gsm ? GsmAlphabet.places(text.charAt(at)) : next - at;
            if (places + needed > most) {
                pieces.add(text.substring(start, at));
                start = at;
                places = 0;
            }
            places += needed;
            at = next;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /** {@code text} cut between words, with three dots (the alphabet has no ellipsis), until it takes at most {@code most} segments. */
    public static String within(String text, int most) {
        return within(text, "", most);
    }

    /** {@code text} cut between words until it and {@code end}, which is whole, take at most {@code most} segments. */
    static String within(String text, String end, int most) {
        String cut = text;
        for (int length = Math.min(text.length(), most * MOST_IN_ONE); segments(cut + end) > most; length--) {
            cut = BriefAlert.shortened(text, length, "...");
        }
        return cut + end;
    }
}
