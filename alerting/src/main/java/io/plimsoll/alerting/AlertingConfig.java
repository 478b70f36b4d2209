package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.dispatch.ChannelPolicy;
import io.plimsoll.alerting.dispatch.RetryPolicy;
import io.plimsoll.alerting.route.Routes;
import java.util.Map;

/**
 * Everything alerting needs to know.
 *
 * @param applicationId of the Streams topology; the worker's consumer group is this with {@code -worker}
 * @param kafka client settings with Kafka's own keys: at least bootstrap.servers, schema.registry.url, state.dir
 * @param eachChannel how hard each channel may be driven
 * @param perSecond limits of single channels, in attempts a second; others have that of {@code eachChannel}
 * @param maxOpen unfinished intents held in memory before reading pauses, ≥ 1
 * @param seed of the jitter between attempts
 */
public record AlertingConfig(
        String applicationId,
        Map<String, Object> kafka,
        Routes routes,
        SmtpSettings smtp,
        RetryPolicy retries,
        ChannelPolicy eachChannel,
        Map<String, Double> perSecond,
        int maxOpen,
        long seed) {
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

    /** How hard {@code channel} may be driven. */
    public ChannelPolicy policy(String channel) {
        Double limit = perSecond.get(channel);
        return limit == null ? eachChannel : eachChannel.atMostPerSecond(limit);
    }

    /** Consumer group of the workers. */
    public String workerGroup() {
        return applicationId + "-worker";
    }

    /** Application id {@code plimsoll-alerting}, four attempts a channel, 5000 intents, default retries. */
    public static AlertingConfig of(Map<String, Object> kafka, Routes routes, SmtpSettings smtp) {
        return new AlertingConfig(
                "plimsoll-alerting",
                kafka,
                routes,
                smtp,
                RetryPolicy.defaults(),
                ChannelPolicy.unlimited(4),
                Map.of(),
                5000,
                1);
    }
}
