/**
 * Makes a cluster's topics agree with {@link io.plimsoll.schemas.Topics}, and says where they do not.
 *
 * <p>Start at {@link io.plimsoll.app.topics.TopicAdmin}. It changes nothing that exists: a topic with the wrong number of
 * partitions holds somebody's data, and only a person can decide what becomes of it.
 */
@NullMarked
package io.plimsoll.app.topics;

import org.jspecify.annotations.NullMarked;
