package io.plimsoll.alerting.channel.webhook;

import io.plimsoll.alerting.channel.http.HiddenUrl;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.secret.SigningKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a webhook goes and what signs it: {@code URL SECRET [PREVIOUS-SECRET]}, separated by blanks; URL may be a reference. While
 * a secret is replaced, both sign.
 *
 * @param keys the present one first
 * @param secrets what must not be recorded
 */
record WebhookAddress(URI url, List<SigningKey> keys, List<Secret> secrets) {
    static WebhookAddress of(String address, SecretSource source) {
        String[] parts = address.split(" ", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("webhook: found no secret beside the URL, expected one");
        }
        List<Secret> secrets = new ArrayList<>();
        String url = parts[0];
        if (Secret.isReference(url)) {
            HiddenUrl hidden = HiddenUrl.of(source.follow(url));
            secrets.addAll(hidden.secrets());
            url = hidden.url().toString();
        }
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Secret secret = source.follow(parts[i]);
            secrets.add(secret);
            keys.add(SigningKey.of(secret));
        }
        return new WebhookAddress(URI.create(url), keys, secrets);
    }
}
