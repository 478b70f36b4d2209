package io.plimsoll.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's framing: magic byte 0, schema id as four bytes big-endian, Avro binary. Schema 1 and the string "hi" are
 * {@code 00 00000001 04 68 69}.
 */
final class WireFormat {
    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(int schemaId, ByteArrayOutputStream out) {
        out.write(MAGIC);
        out.write(schemaId >>> 24);
        out.write(schemaId >>> 16);
        out.write(schemaId >>> 8);
        out.write(schemaId);
    }

    /** Schema id of a framed value. @throws SerializationException when it is not framed */
    static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new SerializationException("value of topic " + topic + " has " + bytes.length
                    + " bytes; expected at least 5 (magic byte 0x00, four bytes of schema id)");
        }
        if (bytes[0] != MAGIC) {
            throw new SerializationException("value of topic " + topic + " starts with "
                    + String.format("0x%02x", bytes[0]) + "; expected magic byte 0x00 (Avro in Confluent wire format)");
        }
        return ByteBuffer.wrap(bytes, 1, 4).getInt();
    }
}
