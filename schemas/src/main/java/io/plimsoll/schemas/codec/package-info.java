/**
 * Avro values to bytes and back, in Confluent's wire format: {@code 0x00}, four bytes of schema id, Avro binary.
 *
 * <p>Start at {@link io.plimsoll.schemas.codec.AvroSerializer}. The package is an ordinary pair of Kafka serializers, to be
 * named in {@code plimsoll.avro.serializer} and exchanged for Confluent's own; it must not know Plimsoll's topics or types.
 */
@NullMarked
package io.plimsoll.schemas.codec;

import org.jspecify.annotations.NullMarked;
