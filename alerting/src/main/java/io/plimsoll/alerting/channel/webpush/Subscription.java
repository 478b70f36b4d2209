package io.plimsoll.alerting.channel.webpush;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HiddenUrl;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a browser can be reached, as its {@code PushSubscription.toJSON()} says: {@code {"endpoint": URL, "keys": {"p256dh": …,
 * "auth": …}}}. Whoever has the endpoint can send to it, so it is a secret as {@code auth} is.
 *
 * @param publicKey the browser's, an uncompressed point on P-256 of 65 bytes
 * @param auth 16 bytes the browser shares with us
 * @param secrets what must not be recorded
 */
record Subscription(URI endpoint, byte[] publicKey, byte[] auth, List<Secret> secrets) {
    /** The subscription in {@code secret}; throws IllegalArgumentException, without anything of it, when it is none. */
    static Subscription of(Secret secret) {
        JsonNode json = Json.read(secret.reveal());
        String endpoint = json.path("endpoint").asText("");
        String auth = json.path("keys").path("auth").asText("");
        if (endpoint.isEmpty()) {
            throw new IllegalArgumentException(
                    secret + ": found no endpoint, expected a subscription {endpoint, keys: {p256dh, auth}}");
        }
        HiddenUrl url = HiddenUrl.of(Secret.resolved(secret.toString(), endpoint));
        byte[] publicKey =
                bytes(secret, "p256dh", json.path("keys").path("p256dh").asText(""), 65);
        byte[] authBytes = bytes(secret, "auth", auth, 16);
        List<Secret> secrets = new ArrayList<>(url.secrets());
        secrets.add(Secret.resolved(secret.toString(), auth));
        return new Subscription(url.url(), publicKey, authBytes, secrets);
    }

    private static byte[] bytes(Secret secret, String name, String base64Url, int length) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(base64Url);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0]; // its message would repeat a part of the key
        }
        if (bytes.length != length) {
            throw new IllegalArgumentException(secret + ": keys." + name + " has " + bytes.length + " bytes, expected "
                    + length + " in base64url");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "Subscription at " + endpoint.getHost();
    }
}
