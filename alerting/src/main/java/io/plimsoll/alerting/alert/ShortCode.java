package io.plimsoll.alerting.alert;

import java.util.Locale;

/** An alert's name where there is little room, e.g. {@code 7F3A} in an SMS: four hex digits. Two alerts may share one. */
public final class ShortCode {
    private static final int DIGITS = 4;

    private ShortCode() {}

    /** The first digits of a hex id as it is shown everywhere else; of any other id those of its digest. */
    public static String of(String alertId) {
        String digits = alertId.matches("[0-9a-fA-F]{8,}") ? alertId : StableId.of("short code", alertId);
        return digits.substring(0, DIGITS).toUpperCase(Locale.ROOT);
    }
}
