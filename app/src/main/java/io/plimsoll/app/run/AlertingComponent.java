package io.plimsoll.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.AlertingConfig;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.dispatch.ChannelPolicy;
import io.plimsoll.alerting.dispatch.RetryPolicy;
import io.plimsoll.alerting.route.LiveRoutes;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.Templates;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Alerting as a configuration describes it. */
public final class AlertingComponent {
    private static final Duration PAUSE_AFTER_REFUSED_LOGIN = Duration.ofMinutes(5);

    private AlertingComponent() {}

    /** Starts deciding and sending; who is told is in {@code routes} for good. */
    public static AlertingApp start(PlimsollConfig config, Routes routes, MeterRegistry meters) {
        return start(config, new LiveRoutes(routes), meters);
    }

    /** As above; {@code routes} may be replaced while it runs. */
    public static AlertingApp start(PlimsollConfig config, LiveRoutes routes, MeterRegistry meters) {
        AlertingApp alerting = new AlertingApp(
                alertingConfig(config, routes.get()),
                routes,
                LinkConfig.links(config, InstantSource.system()),
                InstantSource.system(),
                meters);
        alerting.start();
        return alerting;
    }

    static AlertingConfig alertingConfig(PlimsollConfig config, Routes routes) {
        Map<String, Object> clients = config.kafkaClient();
        clients.putAll(config.registryClient());
        clients.put("state.dir", config.text(ConfigKey.STATE_DIR));
        clients.put("commit.interval.ms", config.text(ConfigKey.COMMIT_INTERVAL_MS));
        return new AlertingConfig(
                config.text(ConfigKey.ALERTING_APPLICATION_ID),
                clients,
                routes,
                smtp(config),
                VendorConfig.http(config),
                VendorConfig.vendors(config, routes),
                templates(config),
                new SecretSource(System.getenv()),
                retries(config),
                new ChannelPolicy(
                        config.number(ConfigKey.NOTIFY_THREADS),
                        Double.POSITIVE_INFINITY,
                        Integer.MAX_VALUE,
                        config.number(ConfigKey.NOTIFY_CIRCUIT_FAILURES),
                        config.duration(ConfigKey.NOTIFY_CIRCUIT_OPEN_MS)),
                config.rates(ConfigKey.NOTIFY_LIMITS),
                config.number(ConfigKey.NOTIFY_MAX_OPEN),
                new Random().nextLong(),
                config.text(ConfigKey.NOTIFY_MODE).equals("shadow"));
    }

    private static Templates templates(PlimsollConfig config) {
        return config.path(ConfigKey.TEMPLATES_DIR).map(Templates::of).orElseGet(Templates::builtIn);
    }

    private static SmtpSettings smtp(PlimsollConfig config) {
        return new SmtpSettings(
                config.text(ConfigKey.SMTP_HOST),
                config.number(ConfigKey.SMTP_PORT),
                SmtpSettings.Tls.valueOf(config.text(ConfigKey.SMTP_TLS).toUpperCase(Locale.ROOT)),
                config.optional(ConfigKey.SMTP_USER).orElse(null),
                config.secret(ConfigKey.SMTP_PASSWORD)
                        .map(password -> Secret.resolved(ConfigKey.SMTP_PASSWORD.key(), password.reveal()))
                        .orElse(null),
                config.text(ConfigKey.SMTP_FROM),
                config.duration(ConfigKey.SMTP_CONNECT_TIMEOUT_MS),
                config.duration(ConfigKey.SMTP_READ_TIMEOUT_MS),
                PAUSE_AFTER_REFUSED_LOGIN,
                config.path(ConfigKey.SMTP_TRUST_STORE).orElse(null));
    }

    private static RetryPolicy retries(PlimsollConfig config) {
        return new RetryPolicy(
                config.duration(ConfigKey.NOTIFY_RETRY_FIRST_MS),
                config.duration(ConfigKey.NOTIFY_RETRY_MAX_MS),
                Map.of(
                        Severity.INFO, giveUp(config, ConfigKey.NOTIFY_GIVE_UP_INFO_MS),
                        Severity.WARNING, giveUp(config, ConfigKey.NOTIFY_GIVE_UP_WARNING_MS),
                        Severity.CRITICAL, giveUp(config, ConfigKey.NOTIFY_GIVE_UP_CRITICAL_MS),
                        Severity.EMERGENCY, giveUp(config, ConfigKey.NOTIFY_GIVE_UP_EMERGENCY_MS)));
    }

    private static Duration giveUp(PlimsollConfig config, ConfigKey ofSeverity) {
        boolean oneForAll = config.optional(ConfigKey.NOTIFY_GIVE_UP_MS).isPresent();
        return config.duration(oneForAll ? ConfigKey.NOTIFY_GIVE_UP_MS : ofSeverity);
    }
}
