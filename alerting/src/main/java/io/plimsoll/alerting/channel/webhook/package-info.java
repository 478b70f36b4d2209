/**
 * Signed webhooks after Standard Webhooks
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Start at
 * {@link io.plimsoll.alerting.channel.webhook.WebhookApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.webhook;

import org.jspecify.annotations.NullMarked;
