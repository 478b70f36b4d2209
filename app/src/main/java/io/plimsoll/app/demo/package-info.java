/** Everything in one JVM: broker, registry, mailbox, feeds, topologies, alerting. Start at {@code Demo}. */
@NullMarked
package io.plimsoll.app.demo;

import org.jspecify.annotations.NullMarked;
