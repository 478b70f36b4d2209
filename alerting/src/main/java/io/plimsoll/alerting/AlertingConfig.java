package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.dispatch.RetryPolicy;
import io.plimsoll.alerting.route.Routes;
import java.util.Map;

/**
 * Everything alerting needs to know.
 *
 * @param applicationId of the Streams topology; the worker's consumer group is this with {@code -worker}
 * @param kafka client settings with Kafka's own keys: at least bootstrap.servers, schema.registry.url, state.dir
 * @param senders attempts made at the same time, ≥ 1
 * @param maxOpen unfinished intents held in memory before reading pauses, ≥ 1
 * @param seed of the jitter between attempts
 */
public record AlertingConfig(
        String applicationId,
        Map<String, Object> kafka,
        Routes routes,
        SmtpSettings smtp,
        RetryPolicy retries,
        int senders,
        int maxOpen,
        long seed) {
    public AlertingConfig {
        kafka = Map.copyOf(kafka);
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("applicationId: found a blank, expected a name");
        }
        if (senders < 1 || maxOpen < 1) {
            throw new IllegalArgumentException(
                    "senders and maxOpen: found " + senders + " and " + maxOpen + ", expected 1 or more");
        }
    }

    /** Consumer group of the workers. */
    public String workerGroup() {
        return applicationId + "-worker";
    }

    /** Application id {@code plimsoll-alerting}, four senders, 5000 intents, default retries. */
    public static AlertingConfig of(Map<String, Object> kafka, Routes routes, SmtpSettings smtp) {
        return new AlertingConfig("plimsoll-alerting", kafka, routes, smtp, RetryPolicy.defaults(), 4, 5000, 1);
    }
}
