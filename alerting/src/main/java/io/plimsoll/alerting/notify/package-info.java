/**
 * The seam between deciding and sending: one message in, one outcome out. It must not know any protocol. Start at
 * {@link io.plimsoll.alerting.notify.Notifier}.
 */
@NullMarked
package io.plimsoll.alerting.notify;

import org.jspecify.annotations.NullMarked;
