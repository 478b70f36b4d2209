package io.plimsoll.alerting.dispatch;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells a broker or registry that went away, which heals by itself, from a broken invariant of our own, which does not. What
 * Kafka's clients throw is the former, except where it is about what a record holds.
 */
final class LostSurroundings {
    private static final int DEEPEST = 20;

    private LostSurroundings() {}

    static boolean areBehind(Throwable failure) {
        if (RegistryUnavailableException.isBehind(failure)) {
            return true;
        }
        int depth = 0;
        for (Throwable t = failure; t != null && depth < DEEPEST; t = t.getCause(), depth++) {
            if (t instanceof SerializationException || t instanceof RecordTooLargeException) {
                return false;
            }
            if (t instanceof KafkaException && !isOnlyAnEnvelope(t)) {
                return true;
            }
        }
        return false;
    }

    /** Kafka wraps what deserializers and callbacks throw; then the cause decides. */
    private static boolean isOnlyAnEnvelope(Throwable t) {
        return t.getCause() instanceof RuntimeException && !(t.getCause() instanceof KafkaException);
    }
}
