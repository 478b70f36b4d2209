/**
 * When it is sent: attempts, retries, deadlines and receipts. Only {@code NotificationWorker} knows Kafka's clients. Start at
 * {@link io.plimsoll.alerting.dispatch.DeliveryEngine}.
 */
@NullMarked
package io.plimsoll.alerting.dispatch;

import org.jspecify.annotations.NullMarked;
