package io.plimsoll.app.deadletters;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** What the bytes of a letter mean to this release. */
public final class LetterReader {
    private final AvroSerdes serdes;

    /** Asks the registry of {@code config}. */
    public LetterReader(PlimsollConfig config) {
        serdes = AvroSerdes.from(config.registryClient());
    }

    /** The value of {@code letter} as a record of its topic, or why it is none. */
    public String read(Letter letter) {
        byte[] value = letter.value();
        if (value == null) {
            return "none";
        }
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(letter.topic()))
                .filter(topic -> SpecificRecord.class.isAssignableFrom(topic.valueType()))
                .findFirst()
                .map(topic -> as(topic, value))
                .orElse("of a topic whose records are not known");
    }

    @SuppressWarnings("unchecked") // the caller has looked at the type
    private String as(Topic<?> topic, byte[] value) {
        try {
            return String.valueOf(serdes.valueOf((Topic<? extends SpecificRecord>) topic)
                    .deserializer()
                    .deserialize(topic.name(), value));
        } catch (SerializationException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
