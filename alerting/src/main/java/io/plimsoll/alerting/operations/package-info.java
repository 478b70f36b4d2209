/**
 * What is wrong with alerting itself, as alerts that people are told of like of any other. It must not know how messages are sent,
 * nor Kafka. Start at {@link io.plimsoll.alerting.operations.Condition}; what a process sees goes to its
 * {@link io.plimsoll.alerting.operations.Board}, what all of them say becomes an {@link io.plimsoll.alerting.operations.Incident}.
 */
@NullMarked
package io.plimsoll.alerting.operations;

import org.jspecify.annotations.NullMarked;
