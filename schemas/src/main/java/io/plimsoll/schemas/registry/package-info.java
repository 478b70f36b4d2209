/**
 * A schema registry in this JVM: the part of Confluent's REST API that its clients use, for runs without a registry of
 * their own.
 *
 * <p>Start at {@link io.plimsoll.schemas.registry.SchemaRegistry} (what it does); {@link
 * io.plimsoll.schemas.registry.SchemaLog} is where its state lives. It must not know Plimsoll's topics or codec: it would
 * serve any Avro schema.
 */
@NullMarked
package io.plimsoll.schemas.registry;

import org.jspecify.annotations.NullMarked;
