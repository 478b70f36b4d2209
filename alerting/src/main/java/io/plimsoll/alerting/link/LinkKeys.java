package io.plimsoll.alerting.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.secret.SigningKey;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys of links: {@code current} signs, both are believed, so that a new key does not void the links that are on their way.
 * Thread-safe.
 */
public record LinkKeys(SigningKey current, Optional<SigningKey> previous) {
    /** Keeps a key that also signs something else from signing links by accident. */
    private static final String PURPOSE = "plimsoll acknowledgement link\n";

    /** HMAC-SHA256 of {@code text} in the alphabet of URLs. */
    String sign(String text) {
        return signature(current, text);
    }

    /** Whether {@code signature} is one of {@code text}; takes as long for a wrong one. */
    boolean signed(String text, String signature) {
        return Stream.concat(Stream.of(current), previous.stream())
                .map(key -> MessageDigest.isEqual(signature(key, text).getBytes(UTF_8), signature.getBytes(UTF_8)))
                .reduce(false, Boolean::logicalOr);
    }

    private static String signature(SigningKey key, String text) {
        String standard = key.sign(PURPOSE + text);
        return standard.substring(standard.indexOf(',') + 1)
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
    }
}
