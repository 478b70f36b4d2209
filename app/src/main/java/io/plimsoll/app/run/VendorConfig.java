package io.plimsoll.app.run;

import io.plimsoll.alerting.PushSettings;
import io.plimsoll.alerting.VendorSettings;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.sms.SmsCallback;
import io.plimsoll.alerting.channel.sms.SmsSettings;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The channels over HTTP as a configuration describes them; what the routes need and it lacks is a fault at start. */
final class VendorConfig {
    private VendorConfig() {}

    private static Set<String> privateHosts(PlimsollConfig config) {
        return config.optional(ConfigKey.NOTIFY_PRIVATE_HOSTS).stream()
                .flatMap(hosts -> Arrays.stream(hosts.split(",", -1)))
                .map(host -> host.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    static HttpSettings http(PlimsollConfig config) {
        return HttpSettings.of(
                config.duration(ConfigKey.NOTIFY_HTTP_CONNECT_TIMEOUT_MS),
                config.duration(ConfigKey.NOTIFY_HTTP_ANSWER_TIMEOUT_MS),
                privateHosts(config));
    }

    static VendorSettings vendors(PlimsollConfig config, Routes routes) {
        List<String> faults = new ArrayList<>();
        Set<String> channels = routes.channels();
        boolean smpp =
                channels.contains("sms") && config.optional(ConfigKey.SMPP_HOST).isPresent();
        boolean sms = channels.contains("sms") && !smpp;
        faults.addAll(SmppConfig.faults(config, smpp));
        need(sms && config.optional(ConfigKey.SMS_ACCOUNT).isEmpty(), ConfigKey.SMS_ACCOUNT, faults);
        need(sms && config.secret(ConfigKey.SMS_TOKEN).isEmpty(), ConfigKey.SMS_TOKEN, faults);
        need((sms || smpp) && config.optional(ConfigKey.SMS_FROM).isEmpty(), ConfigKey.SMS_FROM, faults);
        need(
                channels.contains("telegram")
                        && config.secret(ConfigKey.TELEGRAM_TOKEN).isEmpty(),
                ConfigKey.TELEGRAM_TOKEN,
                faults);
        need(
                namesSlackChannel(routes)
                        && config.secret(ConfigKey.SLACK_TOKEN).isEmpty(),
                ConfigKey.SLACK_TOKEN,
                faults);
        faults.addAll(KafkaTopicConfig.faults(routes));
        faults.addAll(PlainHttp.faults(routes, privateHosts(config)));
        PushSettings push = PushConfig.push(config, channels, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
        return new VendorSettings(
                url(config, ConfigKey.PAGERDUTY_URL),
                url(config, ConfigKey.SLACK_URL),
                secret(config, ConfigKey.SLACK_TOKEN),
                url(config, ConfigKey.TELEGRAM_URL),
                secret(config, ConfigKey.TELEGRAM_TOKEN),
                url(config, ConfigKey.NTFY_URL),
                secret(config, ConfigKey.NTFY_TOKEN),
                sms ? Optional.of(sms(config)) : Optional.empty(),
                smpp ? Optional.of(SmppConfig.of(config)) : Optional.empty(),
                channels.contains("kafka") ? Optional.of(KafkaTopicConfig.of(config)) : Optional.empty(),
                push);
    }

    private static SmsSettings sms(PlimsollConfig config) {
        return new SmsSettings(
                url(config, ConfigKey.SMS_URL),
                config.text(ConfigKey.SMS_ACCOUNT),
                secret(config, ConfigKey.SMS_TOKEN).orElseThrow(),
                config.text(ConfigKey.SMS_FROM),
                config.number(ConfigKey.SMS_MAX_SEGMENTS),
                config.optional(ConfigKey.SMS_REPLY_URL).isPresent(),
                config.optional(ConfigKey.SMS_CALLBACK_URL).map(URI::create));
    }

    /** Reads the SMS provider's callbacks; empty when none are asked for. */
    static Optional<SmsCallback> smsCallback(PlimsollConfig config) {
        Optional<Secret> token = secret(config, ConfigKey.SMS_TOKEN);
        return config.optional(ConfigKey.SMS_CALLBACK_URL)
                .flatMap(url -> token.map(key -> new SmsCallback(URI.create(url), key)));
    }

    private static boolean namesSlackChannel(Routes routes) {
        return routes.recipients().values().stream()
                .flatMap(recipient -> recipient.address("slack").stream())
                .anyMatch(address -> !Secret.isReference(address));
    }

    static void need(boolean missing, ConfigKey key, List<String> faults) {
        if (missing) {
            faults.add(key.key() + ": found nothing, expected a value, because the routes need it. " + key.doc());
        }
    }

    static URI url(PlimsollConfig config, ConfigKey key) {
        return URI.create(config.text(key));
    }

    static Optional<Secret> secret(PlimsollConfig config, ConfigKey key) {
        return config.secret(key).map(found -> Secret.resolved(key.key(), found.reveal()));
    }
}
