package io.plimsoll.alerting.channel.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.channel.http.Json;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiving end of RFC 8291, written from the RFC with nothing but the JDK. */
public final class Browser {
    private final ECPrivateKey privateKey;
    private final byte[] publicPoint;
    private final byte[] auth;

    /** All three in base64url. */
    Browser(String privateKey, String publicPoint, String auth) throws GeneralSecurityException {
        BigInteger s = new BigInteger(1, decoded(privateKey));
        this.privateKey = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, p256()));
        this.publicPoint = decoded(publicPoint);
        this.auth = decoded(auth);
    }

    private Browser(KeyPair keys, byte[] auth) {
        this.privateKey = (ECPrivateKey) keys.getPrivate();
        this.publicPoint = point((ECPublicKey) keys.getPublic());
        this.auth = auth;
    }

    /** A browser with keys of its own. */
    public static Browser fresh() {
        return new Browser(newKeys(), "sixteen-bytes-ok".getBytes(UTF_8));
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its subscription at {@code endpoint}, as PushSubscription.toJSON() gives it. */
    public String subscription(URI endpoint) {
        return Json.write(Map.of(
                "endpoint", endpoint.toString(), "keys", Map.of("p256dh", encoded(publicPoint), "auth", authText())));
    }

    public String authText() {
        return encoded(auth);
    }

    /** Text of a message with Content-Encoding aes128gcm. */
    String read(byte[] message) {
        try {
            ByteBuffer in = ByteBuffer.wrap(message);
            byte[] salt = new byte[16];
            in.get(salt);
            in.getInt();
            byte[] sender = new byte[in.get()];
            in.get(sender);
            byte[] sealed = new byte[in.remaining()];
            in.get(sealed);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(privateKey);
            agreement.doPhase(key(sender), true);
            byte[] info = joined("WebPush: info\0".getBytes(UTF_8), publicPoint, sender, new byte[] {1});
            byte[] secret = hmac(hmac(auth, agreement.generateSecret()), info);
            byte[] prk = hmac(salt, secret);
            byte[] key = Arrays.copyOf(hmac(prk, "Content-Encoding: aes128gcm\0\1".getBytes(UTF_8)), 16);
            byte[] nonce = Arrays.copyOf(hmac(prk, "Content-Encoding: nonce\0\1".getBytes(UTF_8)), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(sealed);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new IllegalStateException("found the delimiter " + padded[end] + ", expected 2 in a last record");
            }
            return new String(padded, 0, end, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the browser cannot read it", e);
        }
    }

    static ECPublicKey key(byte[] uncompressed) throws GeneralSecurityException {
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(uncompressed, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(uncompressed, 33, 65));
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), p256()));
    }

    static byte[] point(ECPublicKey key) {
        ECPoint w = key.getW();
        return joined(new byte[] {4}, unsigned(w.getAffineX()), unsigned(w.getAffineY()));
    }

    static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] wide = joined(new byte[32], bytes);
        return Arrays.copyOfRange(wide, wide.length - 32, wide.length);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decoded(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
