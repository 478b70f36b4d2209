package io.plimsoll.alerting.channel.apns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.InterruptionLevel;
import com.eatthepath.pushy.apns.util.SimpleApnsPayloadBuilder;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.push.PushTerms;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.Fitting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Apple's devices show it. From CRITICAL on it breaks through a summary or a focus that allows what is urgent
 * ({@code time-sensitive}; {@code critical} needs a permit from Apple); an INFO and the end of an episode light up no screen.
 */
final class ApnsMessage {
    private static final Pattern INTENT_ID =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private static final int MOST_BYTES = 4_096;
    private static final int LONGEST_TITLE = 200;
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private ApnsMessage() {}

    /** The notification for {@code token}; without a time in the message it is kept for a day from {@code now} on. */
    static SimpleApnsPushNotification of(
            Message message, BriefAlert brief, Optional<URI> ackUrl, String token, String topic, Instant now) {
        Instant until = message.until();
        return new SimpleApnsPushNotification(
                token,
                topic,
                payload(message, brief, ackUrl),
                until == null ? now.plus(KEPT_FOR) : until,
                PushTerms.urgent(message.alert()) ? DeliveryPriority.IMMEDIATE : DeliveryPriority.CONSERVE_POWER,
                PushType.ALERT,
                PushTerms.shortCollapseId(message),
                id(message.intentId()));
    }

    /** The 32 hex digits of an intent as apns-id wants them; of any other id its hash in that form. */
    static UUID id(String intentId) {
        Matcher hex = INTENT_ID.matcher(intentId);
        return hex.matches()
                ? UUID.fromString(hex.replaceFirst("$1-$2-$3-$4-$5"))
                : UUID.nameUUIDFromBytes(intentId.getBytes(UTF_8));
    }

    private static String payload(Message message, BriefAlert brief, Optional<URI> ackUrl) {
        String title = BriefAlert.shortened(brief.title(), LONGEST_TITLE);
        String text = Fitting.longest(
                brief.text(), cut -> payload(message, title, cut, ackUrl).getBytes(UTF_8).length <= MOST_BYTES);
        return payload(message, title, text, ackUrl);
    }

    private static String payload(Message message, String title, String text, Optional<URI> ackUrl) {
        var payload = new SimpleApnsPayloadBuilder();
        payload.setAlertTitle(title);
        payload.setAlertBody(text);
        payload.setInterruptionLevel(level(message.alert().severity()));
        payload.setThreadId(message.alert().account());
        if (PushTerms.urgent(message.alert())) {
            payload.setSound(SimpleApnsPayloadBuilder.DEFAULT_SOUND_FILENAME);
        }
        PushTerms.data(message, ackUrl).forEach(payload::addCustomProperty);
        return payload.build();
    }

    private static InterruptionLevel level(@Nullable Severity severity) {
        if (severity == null) {
            return InterruptionLevel.PASSIVE;
        }
        return switch (severity) {
            case INFO -> InterruptionLevel.PASSIVE;
            case WARNING -> InterruptionLevel.ACTIVE;
            case CRITICAL, EMERGENCY -> InterruptionLevel.TIME_SENSITIVE;
        };
    }
}
