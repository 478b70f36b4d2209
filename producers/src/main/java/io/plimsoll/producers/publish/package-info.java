/**
 * The one writer of the input topics, so that order and effect points are decided in one place.
 *
 * <p>Must not know where records come from. Start at {@link io.plimsoll.producers.publish.FeedPublisher}.
 */
@NullMarked
package io.plimsoll.producers.publish;

import org.jspecify.annotations.NullMarked;
