package io.plimsoll.schemas.codec;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/** Under which subject a schema is registered; Confluent's three strategies, chosen by their class names. */
enum SubjectNaming {
    /** {@code prices-value}. */
    TOPIC("TopicNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + (isKey ? "-key" : "-value");
        }
    },
    /** {@code io.plimsoll.schemas.avro.PriceTick}. */
    RECORD("RecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return recordName(schema);
        }
    },
    /** {@code prices-io.plimsoll.schemas.avro.PriceTick}. */
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String subject(String topic, boolean isKey, Schema schema) {
            return topic + "-" + recordName(schema);
        }
    };

    private static final String PACKAGE = "io.confluent.kafka.serializers.subject.";

    private final String className;

    SubjectNaming(String simpleName) {
        this.className = PACKAGE + simpleName;
    }

    abstract String subject(String topic, boolean isKey, Schema schema);

    static SubjectNaming from(CodecConfig config, boolean isKey) {
        String key = isKey ? "key.subject.name.strategy" : "value.subject.name.strategy";
        String name = config.text(key, TOPIC.className);
        return Arrays.stream(values())
                .filter(naming -> naming.className.equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        key,
                        name,
                        "expected one of "
                                + Arrays.stream(values())
                                        .map(naming -> naming.className)
                                        .collect(Collectors.joining(", "))));
    }

    private static String recordName(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new SerializationException("subject name strategies by record name need a record; found " + schema);
        }
        return schema.getFullName();
    }
}
