package io.plimsoll.alerting.channel.fcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service account of Google Cloud, as its key file describes it. It never shows its key. */
public final class ServiceAccount {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final long LIFE_SECONDS = 3_600;

    private final String project;
    private final String email;
    private final String keyId;
    private final URI tokenUri;
    private final PrivateKey key;

    private ServiceAccount(String project, String email, String keyId, URI tokenUri, PrivateKey key) {
        this.project = project;
        this.email = email;
        this.keyId = keyId;
        this.tokenUri = tokenUri;
        this.key = key;
    }

    /**
     * The account in a key file, JSON with {@code project_id}, {@code client_email}, {@code private_key_id}, {@code private_key}
     * (RSA, PKCS #8) and {@code token_uri}; throws IllegalArgumentException, without anything of the file, when it is none.
     */
    public static ServiceAccount of(Secret keyFile) {
        JsonNode file = Json.read(keyFile.reveal());
        String project = field(keyFile, file, "project_id");
        if (!project.matches("[a-z0-9:.-]{1,100}")) {
            throw new IllegalArgumentException(
                    keyFile + ": project_id is no name of a project, expected small letters, digits and -");
        }
        URI tokenUri;
        try {
            tokenUri = URI.create(field(keyFile, file, "token_uri"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    keyFile + ": token_uri is no URL, expected one such as https://oauth2.googleapis.com/token");
        }
        return new ServiceAccount(
                project,
                field(keyFile, file, "client_email"),
                field(keyFile, file, "private_key_id"),
                tokenUri,
                key(keyFile, field(keyFile, file, "private_key")));
    }

    private static String field(Secret keyFile, JsonNode file, String name) {
        String value = file.path(name).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    keyFile + ": found no " + name + ", expected the JSON key file of a service account");
        }
        return value;
    }

    private static PrivateKey key(Secret keyFile, String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // the cause could repeat a part of the key
            throw new IllegalArgumentException(keyFile + ": private_key is none, expected an RSA key in PKCS #8 (PEM)");
        }
    }

    /** Id of the Firebase project. */
    String project() {
        return project;
    }

    /** Where access tokens are. */
    URI tokenUri() {
        return tokenUri;
    }

    /** What the account shows at {@link #tokenUri} to get an access token: a JWT signed with RS256, good for an hour. */
    String assertion(Instant now) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", keyId);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", email);
        claims.put("scope", SCOPE);
        claims.put("aud", tokenUri.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + LIFE_SECONDS);
        String content = part(Json.write(header).getBytes(UTF_8)) + "."
                + part(Json.write(claims).getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return content + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with SHA256withRSA", e);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}
