package io.plimsoll.alerting.channel.sms;

import io.plimsoll.alerting.template.BriefAlert;

/**
 * How an SMS is cut and counted (3GPP TS 23.038): 160 characters of the GSM alphabet in one segment, 153 in each of several;
 * with any other character 70 and 67. {@code €} and nine more count twice.
 */
final class SmsText {
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String GSM_TWICE = "\f^{}\\[~]|€";

    private SmsText() {}

    /** Segments {@code text} takes, 0 when it is empty. */
    static int segments(String text) {
        boolean gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_TWICE.indexOf(c) >= 0);
        int units = gsm
                ? text.length()
                        + (int) text.chars()
                                .filter(c -> GSM_TWICE.indexOf(c) >= 0)
                                .count()
                : text.length();
        int one = gsm ? 160 : 70;
        int each = gsm ? 153 : 67;
        return units <= one ? Math.min(units, 1) : (units + each - 1) / each;
    }

    /** {@code text} cut between words, with three dots (the alphabet has no ellipsis), until it takes at most {@code most} segments. */
    static String within(String text, int most) {
        String cut = text;
        for (int length = Math.min(text.length(), most * 160); segments(cut) > most; length--) {
            cut = BriefAlert.shortened(text, length, "...");
        }
        return cut;
    }
}
