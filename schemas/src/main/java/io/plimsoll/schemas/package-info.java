/**
 * The contract: what every topic is called, what it holds, and how its bytes are written.
 *
 * <p>Start at {@link io.plimsoll.schemas.Topics}. {@link io.plimsoll.schemas.AvroSerdes} is the only door to the schema
 * registry. This package knows nothing of margin, alerts or mail: it is what the other modules meet in.
 */
@NullMarked
package io.plimsoll.schemas;

import org.jspecify.annotations.NullMarked;
