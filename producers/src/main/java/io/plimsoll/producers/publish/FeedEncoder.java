package io.plimsoll.producers.publish;

import org.apache.avro.specific.SpecificRecord;

/** Turns a value into bytes of its topic. */
@FunctionalInterface
public interface FeedEncoder {
    byte[] encode(String topic, SpecificRecord value);
}
