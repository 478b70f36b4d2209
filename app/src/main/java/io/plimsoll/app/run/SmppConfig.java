package io.plimsoll.app.run;

import io.plimsoll.alerting.channel.email.TrustStore;
import io.plimsoll.alerting.channel.smpp.SmppSettings;
import io.plimsoll.alerting.channel.smpp.SmppSettings.LongMessages;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The short message centre as a configuration describes it. */
final class SmppConfig {
    private static final Duration PAUSE_AFTER_REFUSED_BIND = Duration.ofMinutes(5);

    private SmppConfig() {}

    /** What is missing, or one way too many; {@code wanted}: there are sms contact points, and smpp.host. */
    static List<String> faults(PlimsollConfig config, boolean wanted) {
        List<String> faults = new ArrayList<>();
        VendorConfig.need(
                wanted && config.optional(ConfigKey.SMPP_SYSTEM_ID).isEmpty(), ConfigKey.SMPP_SYSTEM_ID, faults);
        VendorConfig.need(wanted && config.secret(ConfigKey.SMPP_PASSWORD).isEmpty(), ConfigKey.SMPP_PASSWORD, faults);
        if (wanted && config.optional(ConfigKey.SMS_ACCOUNT).isPresent()) {
            faults.add("sms.account and smpp.host: found both, expected one: sms contact points go one way");
        }
        return faults;
    }

    /** Checked before by {@link #faults}. */
    static SmppSettings of(PlimsollConfig config) {
        return new SmppSettings(
                config.text(ConfigKey.SMPP_HOST),
                config.number(ConfigKey.SMPP_PORT),
                tls(config),
                config.text(ConfigKey.SMPP_SYSTEM_ID),
                config.secret(ConfigKey.SMPP_PASSWORD)
                        .map(found -> Secret.resolved(ConfigKey.SMPP_PASSWORD.key(), found.reveal()))
                        .orElseThrow(),
                config.optional(ConfigKey.SMPP_SYSTEM_TYPE).orElse(""),
                config.text(ConfigKey.SMS_FROM),
                config.number(ConfigKey.SMS_MAX_SEGMENTS),
                LongMessages.valueOf(config.text(ConfigKey.SMPP_LONG_MESSAGES).toUpperCase(Locale.ROOT)),
                config.text(ConfigKey.SMPP_RECEIPTS).equals("true"),
                config.duration(ConfigKey.SMPP_CONNECT_TIMEOUT_MS),
                config.duration(ConfigKey.SMPP_ANSWER_TIMEOUT_MS),
                config.duration(ConfigKey.SMPP_ENQUIRE_LINK_MS),
                PAUSE_AFTER_REFUSED_BIND);
    }

    private static @Nullable SSLSocketFactory tls(PlimsollConfig config) {
        if (config.text(ConfigKey.SMPP_TLS).equals("none")) {
            return null;
        }
        return config.path(ConfigKey.SMPP_TRUST_STORE)
                .map(file -> TrustStore.sockets(ConfigKey.SMPP_TRUST_STORE.key(), file))
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
