package io.plimsoll.alerting.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.secret.Secret;
import org.junit.jupiter.api.Test;

class WebPushSettingsTest {
    private static final VapidPair PAIR = new VapidPair();
    private static final String SUBJECT = "mailto:risk@example.com";

    private static Secret key(String value) {
        return Secret.resolved("webpush.key", value);
    }

    @Test
    void showsWhoSendsButNoKey() {
        assertThat(PAIR.settings()).hasToString("WebPushSettings[mailto:risk@example.com]");
    }

    @Test
    void whatIsNoAddressOrNoKeyIsAFaultThatRepeatsNoSecret() {
        assertThatThrownBy(() -> WebPushSettings.of("risk@example.com", PAIR.publicKey(), key(PAIR.privateKey())))
                .hasMessage("webpush.subject: found \"risk@example.com\", expected mailto:ADDRESS or https://HOST");
        assertThatThrownBy(() -> WebPushSettings.of(SUBJECT, "BAAA", key(PAIR.privateKey())))
                .hasMessage("webpush.public.key: found \"BAAA\", expected 65 bytes in base64url");
        assertThatThrownBy(() -> WebPushSettings.of(SUBJECT, PAIR.publicKey(), key("c2VjcmV0")))
                .hasMessage("Secret[webpush.key]: found no private key, expected 32 bytes in base64url");
        assertThatThrownBy(() -> WebPushSettings.of(SUBJECT, PAIR.publicKey(), key(new VapidPair().privateKey())))
                .hasMessage(
                        "Secret[webpush.key]: found a key that does not belong to webpush.public.key, expected a pair");
    }
}
