/**
 * What a laptop has instead of a cluster: a Kafka broker and a mailbox inside this process.
 *
 * <p>Start at {@link io.plimsoll.app.embedded.EmbeddedBroker} and {@link io.plimsoll.app.embedded.DemoMailbox}. Nothing
 * here knows what is in the records or the mails; the pipeline runs the same code against these as against real servers.
 */
@NullMarked
package io.plimsoll.app.embedded;

import org.jspecify.annotations.NullMarked;
