package io.plimsoll.alerting.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;

/**
 * What a link allows: to acknowledge one alert, in the name of one recipient.
 *
 * @param account of the alert
 * @param expiresAt to the second; from then on the link is of no use
 */
public record AckToken(String account, String alertId, String recipient, Action action, Instant expiresAt) {
    private static final int FIELDS = 5;

    /** What its holder may do. */
    public enum Action {
        ACK
    }

    /** One line; no two tokens have the same. */
    String line() {
        return String.join(
                "&",
                encoded(account),
                encoded(alertId),
                encoded(recipient),
                action.name(),
                Long.toString(expiresAt.getEpochSecond()));
    }

    /** The token that {@code line} is of; throws IllegalArgumentException when it is of none. */
    static AckToken of(String line) {
        String[] fields = line.split("&", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("token: found " + fields.length + " fields, expected " + FIELDS);
        }
        return new AckToken(
                decoded(fields[0]),
                decoded(fields[1]),
                decoded(fields[2]),
                Action.valueOf(fields[3]),
                Instant.ofEpochSecond(Long.parseLong(fields[4])));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
