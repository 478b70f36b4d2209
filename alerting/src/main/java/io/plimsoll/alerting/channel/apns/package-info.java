/**
 * Push to Apple's devices through the Apple Push Notification service, HTTP/2
 * (https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns). It must not know who
 * decides what is sent. Start at {@link io.plimsoll.alerting.channel.apns.ApnsNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.apns;

import org.jspecify.annotations.NullMarked;
