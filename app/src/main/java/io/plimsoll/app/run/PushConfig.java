package io.plimsoll.app.run;

import io.plimsoll.alerting.PushSettings;
import io.plimsoll.alerting.channel.apns.ApnsSettings;
import io.plimsoll.alerting.channel.fcm.FcmSettings;
import io.plimsoll.alerting.channel.fcm.ServiceAccount;
import io.plimsoll.alerting.channel.webpush.WebPushSettings;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The push services as a configuration describes them. */
final class PushConfig {
    private PushConfig() {}

    /** Settings of those among {@code channels}; what is missing or wrong is added to {@code faults}. */
    static PushSettings push(PlimsollConfig config, Set<String> channels, List<String> faults) {
        return new PushSettings(
                fcm(config, channels.contains("fcm"), faults),
                webPush(config, channels.contains("webpush"), faults),
                apns(config, channels.contains("apns"), faults));
    }

    private static Optional<FcmSettings> fcm(PlimsollConfig config, boolean needed, List<String> faults) {
        Optional<Secret> key = VendorConfig.secret(config, ConfigKey.FCM_KEY);
        VendorConfig.need(needed && key.isEmpty(), ConfigKey.FCM_KEY, faults);
        return key.flatMap(file -> read(file, ServiceAccount::of, faults))
                .map(account -> new FcmSettings(VendorConfig.url(config, ConfigKey.FCM_URL), account));
    }

    private static Optional<WebPushSettings> webPush(PlimsollConfig config, boolean needed, List<String> faults) {
        Optional<Secret> key = VendorConfig.secret(config, ConfigKey.WEBPUSH_KEY);
        Optional<String> publicKey = config.optional(ConfigKey.WEBPUSH_PUBLIC_KEY);
        Optional<String> subject = config.optional(ConfigKey.WEBPUSH_SUBJECT);
        VendorConfig.need(needed && key.isEmpty(), ConfigKey.WEBPUSH_KEY, faults);
        VendorConfig.need(needed && publicKey.isEmpty(), ConfigKey.WEBPUSH_PUBLIC_KEY, faults);
        VendorConfig.need(needed && subject.isEmpty(), ConfigKey.WEBPUSH_SUBJECT, faults);
        if (key.isEmpty() || publicKey.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        return read(key.get(), secret -> WebPushSettings.of(subject.get(), publicKey.get(), secret), faults);
    }

    private static Optional<ApnsSettings> apns(PlimsollConfig config, boolean needed, List<String> faults) {
        Optional<Secret> key = VendorConfig.secret(config, ConfigKey.APNS_KEY);
        Optional<String> keyId = config.optional(ConfigKey.APNS_KEY_ID);
        Optional<String> teamId = config.optional(ConfigKey.APNS_TEAM_ID);
        Optional<String> topic = config.optional(ConfigKey.APNS_TOPIC);
        VendorConfig.need(needed && key.isEmpty(), ConfigKey.APNS_KEY, faults);
        VendorConfig.need(needed && keyId.isEmpty(), ConfigKey.APNS_KEY_ID, faults);
        VendorConfig.need(needed && teamId.isEmpty(), ConfigKey.APNS_TEAM_ID, faults);
        VendorConfig.need(needed && topic.isEmpty(), ConfigKey.APNS_TOPIC, faults);
        if (key.isEmpty() || keyId.isEmpty() || teamId.isEmpty() || topic.isEmpty()) {
            return Optional.empty();
        }
        return read(
                key.get(),
                secret -> new ApnsSettings(
                        config.text(ConfigKey.APNS_HOST),
                        config.number(ConfigKey.APNS_PORT),
                        ApnsSettings.key(secret, keyId.get(), teamId.get()),
                        topic.get(),
                        config.path(ConfigKey.APNS_TRUST_STORE)),
                faults);
    }

    private static <T> Optional<T> read(Secret secret, Function<Secret, T> reading, List<String> faults) {
        try {
            return Optional.of(reading.apply(secret));
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
