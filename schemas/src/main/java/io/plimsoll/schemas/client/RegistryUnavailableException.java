package io.plimsoll.schemas.client;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * No registry gave a usable answer: down, too slow, or refusing our credentials. The record at hand may be perfectly good,
 * so this is <em>not</em> a {@code SerializationException}: whoever dead-letters poison records must stop here instead (see
 * {@link #isBehind}).
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether {@code failure} is, or was caused by, an unavailable registry. Kafka wraps what deserializers throw. */
    public static boolean isBehind(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof RegistryUnavailableException) {
                return true;
            }
        }
        return false;
    }
}
