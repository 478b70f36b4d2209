package io.plimsoll.schemas.client;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answered, and the answer is no: the schema or id is at fault, trying again does not help. */
public final class RegistryRefusedException extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code Confluent's error code, e.g. 40403 */
    public RegistryRefusedException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Confluent's error code, e.g. 40401 unknown subject, 40403 unknown schema, 409 incompatible. */
    public int code() {
        return code;
    }
}
