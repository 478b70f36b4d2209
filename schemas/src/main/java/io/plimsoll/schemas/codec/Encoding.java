package io.plimsoll.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** How values of one schema become bytes of a registered schema. Thread-safe. */
final class Encoding {
    private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);
    private static final int LARGEST_KEPT_BYTES = 1 << 20;

    private final int id;
    private final Schema own;
    private final Schema target;
    private final DatumWriter<Object> writer;

    /**
     * @param own schema of the values
     * @param target schema with that id; when it differs from {@code own}, values are resolved to it
     */
    Encoding(int id, Schema own, Schema target, DatumWriter<Object> writer) {
        this.id = id;
        this.own = own;
        this.target = target;
        this.writer = writer;
    }

    byte[] encode(Object value) throws IOException {
        Buffer buffer = BUFFERS.get();
        try {
            byte[] direct = buffer.write(id, writer, value);
            return target.equals(own) ? direct : resolved(buffer, direct);
        } finally {
            if (buffer.bytes.size() > LARGEST_KEPT_BYTES) {
                BUFFERS.remove();
            }
        }
    }

    private byte[] resolved(Buffer buffer, byte[] framed) throws IOException {
        GenericData raw = new GenericData();
        Object generic = new GenericDatumReader<>(own, target, raw)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(
                                        framed,
                                        WireFormat.HEADER_BYTES,
                                        framed.length - WireFormat.HEADER_BYTES,
                                        null));
        return buffer.write(id, new GenericDatumWriter<>(target, raw), generic);
    }

    /** Output of one thread. */
    private static final class Buffer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

        byte[] write(int id, DatumWriter<Object> writer, Object value) throws IOException {
            bytes.reset();
            WireFormat.writeHeader(id, bytes);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        }
    }
}
