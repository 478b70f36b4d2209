package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.kafka.KafkaTopicSettings;
import io.plimsoll.alerting.channel.smpp.SmppSettings;
import io.plimsoll.alerting.channel.sms.SmsSettings;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Where the channels find their vendors, and with which tokens.
 *
 * @param telegramToken empty: no Telegram
 * @param sms empty: no SMS over HTTP
 * @param kafka cluster whose topics are contact points; empty: none are
 * @param smpp short message centre; with it SMS go there, and not to {@code sms}
 */
public record VendorSettings(
        URI pagerDuty,
        URI slack,
        Optional<Secret> slackToken,
        URI telegram,
        Optional<Secret> telegramToken,
        URI ntfy,
        Optional<Secret> ntfyToken,
        Optional<SmsSettings> sms,
        Optional<SmppSettings> smpp,
        Optional<KafkaTopicSettings> kafka,
        PushSettings push) {
    /** The vendors' own addresses, and no token. */
    public static VendorSettings withoutTokens() {
        return new VendorSettings(
                URI.create("https://events.pagerduty.com"),
                URI.create("https://slack.com"),
                Optional.empty(),
                URI.create("https://api.telegram.org"),
                Optional.empty(),
                URI.create("https://ntfy.sh"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PushSettings.none());
    }
}
