package io.plimsoll.alerting.channel.apns;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Apple's refusals mean
 * (https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns).
 */
final class ApnsErrors {
    private static final Set<String> CONTACT =
            Set.of("Unregistered", "ExpiredToken", "BadDeviceToken", "DeviceTokenNotForTopic");

    private static final Set<String> SINK = Set.of(
            "BadCertificate",
            "BadCertificateEnvironment",
            "BadEnvironmentKeyIdInToken",
            "BadTopic",
            "ExpiredProviderToken",
            "Forbidden",
            "InvalidProviderToken",
            "MissingProviderToken",
            "MissingTopic",
            "TopicDisallowed",
            "UnrelatedKeyIdInToken");

    private ApnsErrors() {}

    /**
     * An answer other than 200.
     *
     * @param deadSince when Apple found that the token is of no use, null where it does not say
     * @param registered when the app got the token, null: unknown
     */
    static Outcome meaning(int status, String reason, @Nullable Instant deadSince, @Nullable Instant registered) {
        String detail = "HTTP " + status + ": " + reason + (deadSince == null ? "" : " since " + deadSince);
        if (status == 429 || status >= 500) {
            return new Outcome.Retryable(status, detail, null);
        }
        if (!CONTACT.contains(reason)) {
            return new Outcome.Rejected(status, detail, SINK.contains(reason) ? About.SINK : About.MESSAGE);
        }
        if (deadSince != null && registered != null && registered.isAfter(deadSince)) {
            return new Outcome.Rejected(
                    status, detail + ", but registered again at " + registered + ", so it is not dead");
        }
        return new Outcome.Rejected(status, detail, About.CONTACT, deadSince);
    }
}
