package io.plimsoll.alerting.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A form the SMS provider posts, signed with the account's token: {@code X-Twilio-Signature} is the HMAC-SHA1, in base64, of the
 * address we gave and of every field in the order of their names (https://www.twilio.com/docs/usage/security). Thread-safe.
 */
public final class SmsForm {
    private static final String HMAC = "HmacSHA1";

    private final URI address;
    private final Secret token;

    /** Forms come to {@code address}, exactly as the provider was told. */
    public SmsForm(URI address, Secret token) {
        this.address = address;
        this.token = token;
    }

    /** Fields of {@code body}; empty when {@code signature} is not the provider's. */
    public Optional<Map<String, String>> read(String body, @Nullable String signature) {
        TreeMap<String, String> fields;
        try {
            fields = fields(body);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no form at all
        }
        boolean signed = signature != null
                && MessageDigest.isEqual(signature(fields).getBytes(UTF_8), signature.getBytes(UTF_8));
        return signed ? Optional.of(fields) : Optional.empty();
    }

    private String signature(Map<String, String> fields) {
        StringBuilder signed = new StringBuilder(address.toString());
        fields.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(token.reveal().getBytes(UTF_8), HMAC));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static TreeMap<String, String> fields(String body) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, at), UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
        }
        return fields;
    }
}
