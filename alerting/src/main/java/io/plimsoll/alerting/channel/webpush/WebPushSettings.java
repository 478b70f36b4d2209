package io.plimsoll.alerting.channel.webpush;

import com.interaso.webpush.VapidKeys;
import io.plimsoll.alerting.secret.Secret;
import java.util.Base64;

/** Who sends (RFC 8292): an address for push services that have a question, and a pair of keys on P-256. It never shows the private one. */
public final class WebPushSettings {
    private final String subject;
    private final VapidKeys keys;

    private WebPushSettings(String subject, VapidKeys keys) {
        this.subject = subject;
        this.keys = keys;
    }

    /**
     * Keys in base64url as every key generator for Web Push prints them; throws IllegalArgumentException, without the private key,
     * when one is none or they do not belong together.
     *
     * @param subject {@code mailto:…} or {@code https://…}
     * @param publicKey uncompressed point, 65 bytes; web pages subscribe with it
     * @param privateKey 32 bytes
     */
    public static WebPushSettings of(String subject, String publicKey, Secret privateKey) {
        if (!subject.matches("(mailto:[^\\s\"\\\\]+@|https://)[^\\s\"\\\\]+")) {
            throw new IllegalArgumentException(
                    "webpush.subject: found \"" + subject + "\", expected mailto:ADDRESS or https://HOST");
        }
        if (bytes(publicKey) != 65) {
            throw new IllegalArgumentException(
                    "webpush.public.key: found \"" + publicKey + "\", expected 65 bytes in base64url");
        }
        if (bytes(privateKey.reveal()) != 32) {
            throw new IllegalArgumentException(privateKey + ": found no private key, expected 32 bytes in base64url");
        }
        try {
            return new WebPushSettings(subject, VapidKeys.fromUncompressedBytes(publicKey, privateKey.reveal()));
        } catch (Exception e) {
            // checked ones come out of Kotlin undeclared; the cause is not kept, it could repeat a part of the key
            throw new IllegalArgumentException(
                    privateKey + ": found a key that does not belong to webpush.public.key, expected a pair");
        }
    }

    private static int bytes(String base64Url) {
        try {
            return Base64.getUrlDecoder().decode(base64Url).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    String subject() {
        return subject;
    }

    VapidKeys keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "WebPushSettings[" + subject + "]";
    }
}
