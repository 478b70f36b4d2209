package io.plimsoll.alerting.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due, each by itself: one that fails is in the log, and is left alone for a minute; the others go on. What Kafka throws is
 * passed on. One thread.
 */
final class EachAlone {
    static final Duration REST = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(EachAlone.class);

    private final Map<String, Instant> failedAt = new HashMap<>();

    /** Does {@code step} of what is called {@code name}, unless it failed less than a minute ago. */
    void run(String name, Instant now, Runnable step) {
        Instant last = failedAt.get(name);
        if (last != null && now.isBefore(last.plus(REST)) && !now.isBefore(last)) {
            return;
        }
        try {
            step.run();
            failedAt.remove(name);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            failedAt.put(name, now);
            LOG.error(
                    "{} is due and cannot be dealt with, it is looked at again in {}",
                    name.replace('\n', ' '),
                    REST,
                    e);
        }
    }
}
