/**
 * Slack: chat.postMessage (https://api.slack.com/methods/chat.postMessage) and incoming webhooks
 * (https://api.slack.com/messaging/webhooks). Start at {@link io.plimsoll.alerting.channel.slack.SlackApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.slack;

import org.jspecify.annotations.NullMarked;
