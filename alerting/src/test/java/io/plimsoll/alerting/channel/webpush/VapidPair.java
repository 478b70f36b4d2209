package io.plimsoll.alerting.channel.webpush;

import io.plimsoll.alerting.secret.Secret;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/** Keys of an application server, made for the test, in the form in which generators print them. */
public final class VapidPair {
    private final KeyPair keys = Browser.newKeys();

    public String publicKey() {
        return Browser.encoded(Browser.point((ECPublicKey) keys.getPublic()));
    }

    public String privateKey() {
        return Browser.encoded(Browser.unsigned(((ECPrivateKey) keys.getPrivate()).getS()));
    }

    public WebPushSettings settings() {
        return WebPushSettings.of("mailto:risk@example.com", publicKey(), Secret.resolved("webpush.key", privateKey()));
    }
}
