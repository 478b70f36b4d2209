/**
 * Readers of recorded input, so that a wrong number is named before anything is published.
 *
 * <p>Must not know Kafka or margin maths. Start at {@link io.plimsoll.producers.files.FeedFiles}.
 */
@NullMarked
package io.plimsoll.producers.files;

import org.jspecify.annotations.NullMarked;
