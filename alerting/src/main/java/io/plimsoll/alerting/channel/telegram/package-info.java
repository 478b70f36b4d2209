/**
 * Telegram, Bot API sendMessage (https://core.telegram.org/bots/api#sendmessage). Start at
 * {@link io.plimsoll.alerting.channel.telegram.TelegramApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.telegram;

import org.jspecify.annotations.NullMarked;
