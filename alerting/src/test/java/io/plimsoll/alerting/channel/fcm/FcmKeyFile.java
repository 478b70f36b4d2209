package io.plimsoll.alerting.channel.fcm;

import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;

/** A key file as Google Cloud gives it for a service account, with a key made for the test. */
public final class FcmKeyFile {
    private final KeyPair keys;

    public FcmKeyFile() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey publicKey() {
        return keys.getPublic();
    }

    /** The key in the middle of the file, in base64. */
    public String privateKey() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    public String text(URI tokenUri) {
        return Json.write(Map.of(
                "type",
                "service_account",
                "project_id",
                "desk-alerts",
                "client_email",
                "push@desk-alerts.iam.gserviceaccount.com",
                "private_key_id",
                "4d5e6f",
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n" + privateKey() + "\n-----END PRIVATE KEY-----\n",
                "token_uri",
                tokenUri.toString()));
    }

    public ServiceAccount account(URI tokenUri) {
        return ServiceAccount.of(Secret.resolved("fcm.key", text(tokenUri)));
    }
}
