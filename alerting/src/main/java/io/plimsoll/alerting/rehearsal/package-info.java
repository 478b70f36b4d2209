/**
 * What would be told of an alert, to whom and when, and why not to the others: the decisions of a running pipeline, made by the
 * same code on a clock that runs ahead, so that a routes file can be tried before it is in force. Sends nothing and must not know
 * Kafka. Start at {@link io.plimsoll.alerting.rehearsal.Rehearsal}.
 */
@NullMarked
package io.plimsoll.alerting.rehearsal;

import org.jspecify.annotations.NullMarked;
