/**
 * Talks to a schema registry: Confluent's, Apicurio's Confluent-compatible API, ours, or one inside this JVM ({@code
 * mock://name}).
 *
 * <p>Start at {@link io.plimsoll.schemas.client.RegistryClient}. The package knows schemas as text and ids; it must not
 * know records, topics or Kafka clients. Credentials never leave it, not even in a message.
 */
@NullMarked
package io.plimsoll.schemas.client;

import org.jspecify.annotations.NullMarked;
