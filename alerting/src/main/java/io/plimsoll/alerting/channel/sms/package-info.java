/**
 * SMS over a REST API of the shape of Twilio's (https://www.twilio.com/docs/sms/api/message-resource). Start at
 * {@link io.plimsoll.alerting.channel.sms.SmsApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.sms;

import org.jspecify.annotations.NullMarked;
