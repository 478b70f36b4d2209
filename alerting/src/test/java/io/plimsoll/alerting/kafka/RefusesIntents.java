package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.codec.AvroSerializer;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A codec that writes everything but intents, which it refuses for what they hold. */
public final class RefusesIntents implements Serializer<Object> {
    private final AvroSerializer usual = new AvroSerializer();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        usual.configure(configs, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Object value) {
        if (topic.equals("notifications")) {
            throw new SerializationException("intent does not fit the schema");
        }
        return usual.serialize(topic, value);
    }
}
