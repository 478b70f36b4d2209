/**
 * E-mail over SMTP, and the only place that knows it. It must not know Kafka or routes. Start at
 * {@link io.plimsoll.alerting.channel.email.EmailNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.email;

import org.jspecify.annotations.NullMarked;
