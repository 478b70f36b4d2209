package io.plimsoll.alerting.channel.push;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a push service is asked for, by alert. */
public final class PushTerms {
    private static final int LONGEST_COLLAPSE_ID = 64;

    private PushTerms() {}

    /** Whether it may wake a sleeping phone: from CRITICAL on; the end of an episode never. */
    public static boolean urgent(Alert alert) {
        Severity severity = alert.severity();
        return severity != null && severity.atLeast(Severity.CRITICAL);
    }

    /**
     * What a device shows one notification of: of an episode by its alert id, of a storm by an id of its own, so that an update takes
     * the place of the last one, and of any other digest by its intent id, as each is about other alerts. Never the alert id of a
     * digest's lead, whose next message would take the digest from the screen.
     */
    public static String collapseId(Message message) {
        Digest digest = message.digest();
        if (digest == null) {
            return message.alert().alertId();
        }
        return switch (digest.kind()) {
            case STORM_BEGAN, STORM_GOES_ON, STORM_ENDED ->
                StableId.of("storm", digest.since().toString());
            case GROUPED, QUIET_HOURS_ENDED, HOURLY_CAP -> message.intentId();
        };
    }

    /** The same where a service takes at most 64 bytes of it; a longer one as its hash. */
    public static String shortCollapseId(Message message) {
        String id = collapseId(message);
        return id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_COLLAPSE_ID ? id : StableId.of(id);
    }

    /** Time left, from nothing to {@code most}. */
    public static Duration lifeUntil(Instant until, Instant now, Duration most) {
        Duration left = Duration.between(now, until);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(most) > 0 ? most : left;
    }

    /** What an app needs to find the alert again, and {@code ackUrl}, where a tap acknowledges it; all text. */
    public static Map<String, String> data(Message message, Optional<URI> ackUrl) {
        Alert alert = message.alert();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("notificationId", message.intentId());
        data.put("alertId", alert.alertId());
        data.put("sequence", Integer.toString(alert.sequence()));
        data.put("type", alert.change().name());
        if (alert.severity() != null) {
            data.put("severity", alert.severity().name());
        }
        data.put("account", alert.account());
        data.put("time", alert.time().toString());
        ackUrl.ifPresent(url -> data.put("ackUrl", url.toString()));
        return data;
    }
}
