package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.dispatch.ChannelPolicy;
import io.plimsoll.alerting.dispatch.RetryPolicy;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.Templates;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Everything alerting needs to know.
 *
 * @param applicationId of the Streams topology; the worker's consumer group is this with {@code -worker}
 * @param kafka client settings with Kafka's own keys: at least bootstrap.servers, schema.registry.url, state.dir
 * @param templates wording of every channel
 * @param secrets what references in the routes lead to
 * @param eachChannel how hard each channel may be driven
 * @param perSecond limits of single channels, in attempts a second; others have that of {@code eachChannel}
 * @param maxOpen unfinished intents held in memory before reading pauses, ≥ 1
 * @param seed of the jitter between attempts
 * @param shadow whether nothing is sent, and each notification ends with a record that says so
 */
public record AlertingConfig(
        String applicationId,
        Map<String, Object> kafka,
        Routes routes,
        SmtpSettings smtp,
        HttpSettings http,
        VendorSettings vendors,
        Templates templates,
        SecretSource secrets,
        RetryPolicy retries,
        ChannelPolicy eachChannel,
        Map<String, Double> perSecond,
        int maxOpen,
        long seed,
        boolean shadow) {
    public AlertingConfig {
        kafka = Map.copyOf(kafka);
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("applicationId: found a blank, expected a name");
        }
        perSecond = Map.copyOf(perSecond);
        if (maxOpen < 1) {
            throw new IllegalArgumentException("maxOpen: found " + maxOpen + ", expected 1 or more");
        }
    }

    /** Without the client settings, which may hold passwords. */
    @Override
    public String toString() {
        return "AlertingConfig[" + applicationId + "]";
    }

    /** How hard {@code channel} may be driven. */
    public ChannelPolicy policy(String channel) {
        Double limit = perSecond.get(channel);
        return limit == null ? eachChannel : eachChannel.atMostPerSecond(limit);
    }

    /** Consumer group of the workers. */
    public String workerGroup() {
        return applicationId + "-worker";
    }

    /** Application id {@code plimsoll-alerting}, sixteen attempts a channel, 5000 intents, default retries. */
    public static AlertingConfig of(Map<String, Object> kafka, Routes routes, SmtpSettings smtp) {
        return new AlertingConfig(
                "plimsoll-alerting",
                kafka,
                routes,
                smtp,
                HttpSettings.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Set.of()),
                VendorSettings.withoutTokens(),
                Templates.builtIn(),
                new SecretSource(Map.of()),
                RetryPolicy.defaults(),
                ChannelPolicy.unlimited(16),
                Map.of(),
                5000,
                1,
                false);
    }
}
