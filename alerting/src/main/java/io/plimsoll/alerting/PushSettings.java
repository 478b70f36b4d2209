package io.plimsoll.alerting;

import io.plimsoll.alerting.channel.fcm.FcmSettings;
import java.util.Optional;

/**
 * The push services, each with what it knows us by.
 *
 * @param fcm empty: no push through Firebase
 */
public record PushSettings(Optional<FcmSettings> fcm) {
    /** No push. */
    public static PushSettings none() {
        return new PushSettings(Optional.empty());
    }
}
