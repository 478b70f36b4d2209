package io.plimsoll.alerting.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
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
 * What the provider posts about an SMS it took: {@code MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003}. Signed with
 * the account's token: {@code X-Twilio-Signature} is the HMAC-SHA1, in base64, of the address we gave and of every field in
 * the order of their names (https://www.twilio.com/docs/usage/security). Thread-safe.
 */
public final class SmsCallback {
    private static final String HMAC = "HmacSHA1";

    private final URI address;
    private final Secret token;

    /** What a callback is. */
    public sealed interface Reading {
        /** Not from the provider: nothing of it is used. */
        record Forged() implements Reading {}

        /** From the provider, but on the way only. */
        record OnTheWay() implements Reading {}

        /** How it ended. */
        record Ended(Confirmation report) implements Reading {}
    }

    /** Callbacks come to {@code address}, exactly as the provider was told. */
    public SmsCallback(URI address, Secret token) {
        this.address = address;
        this.token = token;
    }

    /** Reads the form {@code body} with the header {@code signature}, null when there was none. */
    public Reading read(String body, @Nullable String signature) {
        Map<String, String> fields;
        try {
            fields = fields(body);
        } catch (IllegalArgumentException e) {
            return new Reading.Forged();
        }
        if (signature == null || !MessageDigest.isEqual(signature(fields).getBytes(UTF_8), signature.getBytes(UTF_8))) {
            return new Reading.Forged();
        }
        String sid = fields.getOrDefault("MessageSid", "");
        String status = fields.getOrDefault("MessageStatus", "");
        boolean arrived = status.equals("delivered") || status.equals("read");
        if (sid.isEmpty() || !(arrived || status.equals("undelivered") || status.equals("failed"))) {
            return new Reading.OnTheWay();
        }
        Integer number = number(fields.get("ErrorCode"));
        Optional<SmsCodes.Code> code = number == null ? Optional.empty() : SmsCodes.of(number);
        String detail = status + code.map(known -> ", " + known.meaning()).orElse("");
        boolean dead = code.filter(known -> known.about() == About.CONTACT).isPresent();
        return new Reading.Ended(new Confirmation("sms", sid, arrived, number, detail, dead));
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

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
