package io.plimsoll.alerting.channel.apns;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import io.plimsoll.alerting.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * An app, and the key of its developer team that may send to it.
 *
 * @param host usually api.push.apple.com
 * @param port usually 443
 * @param key see {@link #key}
 * @param topic bundle id of the app, e.g. com.example.desk
 * @param trusted certificates (PEM) to trust instead of those every Java trusts
 */
public record ApnsSettings(String host, int port, ApnsSigningKey key, String topic, Optional<Path> trusted) {
    public ApnsSettings {
        if (!topic.matches("[A-Za-z0-9.-]{1,255}")) {
            throw new IllegalArgumentException(
                    "apns.topic: found \"" + topic + "\", expected the bundle id of an app such as com.example.desk");
        }
    }

    /**
     * The key in a .p8 file (P-256, PKCS #8); throws IllegalArgumentException, without the key, when it is none.
     *
     * @param keyId ten letters and digits that Apple shows beside the key
     * @param teamId ten letters and digits of the developer team
     */
    public static ApnsSigningKey key(Secret file, String keyId, String teamId) {
        checkId("apns.key.id", keyId);
        checkId("apns.team.id", teamId);
        try {
            byte[] pem = file.reveal().getBytes(StandardCharsets.UTF_8);
            return ApnsSigningKey.loadFromInputStream(new ByteArrayInputStream(pem), teamId, keyId);
        } catch (IOException | NoSuchAlgorithmException | InvalidKeyException | RuntimeException e) {
            // the cause could repeat a part of the key
            throw new IllegalArgumentException(file + ": found no key, expected a .p8 file as Apple gives it");
        }
    }

    private static void checkId(String name, String id) {
        if (!id.matches("[A-Z0-9]{10}")) {
            throw new IllegalArgumentException(
                    name + ": found \"" + id + "\", expected ten capital letters and digits such as 2X9R4HXF34");
        }
    }

    @Override
    public String toString() {
        return "ApnsSettings[" + topic + " at " + host + ":" + port + "]";
    }
}
