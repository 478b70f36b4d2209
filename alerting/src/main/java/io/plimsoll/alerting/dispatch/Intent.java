package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Decision to tell one recipient of one alert event by one channel.
 *
 * @param intentId see {@link #idOf}
 * @param decidedAt wall time; deadlines count from here
 */
public record Intent(String intentId, Instant decidedAt, String recipient, String channel, String route, Alert alert) {
    /** Deterministic: the first 32 hex digits of the SHA-256 of alert id, sequence, recipient and channel. */
    public static String idOf(Alert alert, String recipient, String channel) {
        String text = String.join("\n", alert.alertId(), Integer.toString(alert.sequence()), recipient, channel);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
