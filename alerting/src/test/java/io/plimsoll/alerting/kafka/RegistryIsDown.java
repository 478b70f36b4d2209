package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A codec whose registry never answers, as configuration can name it. */
public final class RegistryIsDown implements Deserializer<Object> {
    @Override
    public Object deserialize(String topic, byte[] data) {
        throw new RegistryUnavailableException("registry is down", null);
    }

    /** The writing half. */
    public static final class Writing implements Serializer<Object> {
        @Override
        public byte[] serialize(String topic, Object data) {
            throw new RegistryUnavailableException("registry is down", null);
        }
    }
}
