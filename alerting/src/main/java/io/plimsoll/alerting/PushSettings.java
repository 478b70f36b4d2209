package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.apns.ApnsSettings;
import io.plimsoll.alerting.channel.fcm.FcmSettings;
import io.plimsoll.alerting.channel.webpush.WebPushSettings;
import java.util.Optional;

/**
 * The push services, each with what it knows us by.
 *
 * @param fcm empty: no push through Firebase
 * @param webPush empty: no push to browsers
 * @param apns empty: no push to Apple's devices
 */
public record PushSettings(Optional<FcmSettings> fcm, Optional<WebPushSettings> webPush, Optional<ApnsSettings> apns) {
    /** No push. */
    public static PushSettings none() {
        return new PushSettings(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
