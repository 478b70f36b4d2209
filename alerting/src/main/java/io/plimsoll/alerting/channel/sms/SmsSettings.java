package io.plimsoll.alerting.channel.sms;

import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Account with an SMS provider.
 *
 * @param base usually https://api.twilio.com
 * @param account letters and digits, part of the path
 * @param from number, name, or messaging service (MG…) that sends
 * @param maxSegments longest message, 1..10; a segment is billed each
 * @param replies whether answers to our SMS reach us, so that they say how
 * @param callback where the provider tells what became of each message, as the provider sees this process
 */
public record SmsSettings(
        URI base, String account, Secret token, String from, int maxSegments, boolean replies, Optional<URI> callback) {
    /** Without callbacks: what the provider took counts as delivered. */
    public SmsSettings(URI base, String account, Secret token, String from, int maxSegments) {
        this(base, account, token, from, maxSegments, Optional.empty());
    }

    /** Without answers. */
    public SmsSettings(URI base, String account, Secret token, String from, int maxSegments, Optional<URI> callback) {
        this(base, account, token, from, maxSegments, false, callback);
    }

    public SmsSettings {
        if (!account.matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("sms.account: found \"" + account + "\", expected letters and digits");
        }
        if (maxSegments < 1 || maxSegments > 10) {
            throw new IllegalArgumentException("sms.max.segments: found " + maxSegments + ", expected 1..10");
        }
    }
}
