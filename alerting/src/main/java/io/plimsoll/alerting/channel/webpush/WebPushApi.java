package io.plimsoll.alerting.channel.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.interaso.webpush.WebPush;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpBody;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.push.PushTerms;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.alerting.template.Fitting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One encrypted message to one browser. The topic follows from the alert id, or that of the storm or digest, so that a
 * browser that was away gets the latest of an episode only; {@code tag} in the message is that id, for the page to show one notification
 * an episode. The push service is
 * the browser maker's choice, hence an address from outside: refusals are about the contact point, never about the channel.
 */
public final class WebPushApi implements VendorApi {
    /** Push services take 4096 bytes, of which key, salt, padding and tag need 103. */
    private static final int MOST_BYTES = 4_096 - 103;

    private static final int LONGEST_TITLE = 200;
    /** 28 days. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(2_419_200);

    private final WebPush webPush;
    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;

    public WebPushApi(WebPushSettings settings, SecretSource secrets, BriefTemplate template, InstantSource clock) {
        this.webPush = new WebPush(settings.subject(), settings.keys());
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public HttpCall call(Message message) {
        Subscription to = Subscription.of(secrets.follow(message.address()));
        Instant until = message.until();
        Duration life = until == null ? LONGEST_LIFE : PushTerms.lifeUntil(until, clock.instant(), LONGEST_LIFE);
        Map<String, String> headers = webPush.getHeaders(
                to.endpoint().toString(),
                (int) life.toSeconds(),
                topic(message),
                urgency(message.alert().severity()));
        List<Secret> hidden = new ArrayList<>(to.secrets());
        hidden.add(Secret.resolved("webpush.key: token", token(headers)));
        return new HttpCall(to.endpoint(), headers, HttpBody.of(encrypted(to, payload(message))), true, hidden);
    }

    /** At most 32 characters of base64url. */
    private static String topic(Message message) {
        String id = PushTerms.collapseId(message);
        return id.matches("[A-Za-z0-9_-]{1,32}") ? id : StableId.of(id);
    }

    private static WebPush.Urgency urgency(@Nullable Severity severity) {
        if (severity == null) {
            return WebPush.Urgency.Normal;
        }
        return switch (severity) {
            case INFO -> WebPush.Urgency.Low;
            case WARNING -> WebPush.Urgency.Normal;
            case CRITICAL, EMERGENCY -> WebPush.Urgency.High;
        };
    }

    /** The signed token in {@code Authorization: vapid t=TOKEN, k=KEY}. */
    private static String token(Map<String, String> headers) {
        return headers.getOrDefault("Authorization", "")
                .replaceFirst(".*t=", "")
                .replaceFirst(",.*", "");
    }

    private String payload(Message message) {
        BriefAlert brief = template.render(message);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("title", BriefAlert.shortened(brief.title(), LONGEST_TITLE));
        payload.put("body", "");
        payload.put("tag", PushTerms.collapseId(message));
        payload.put("data", PushTerms.data(message, template.linkApart(message)));
        String text = Fitting.longest(brief.text(), cut -> with(payload, cut).getBytes(UTF_8).length <= MOST_BYTES);
        return with(payload, text);
    }

    private static String with(Map<String, Object> payload, String text) {
        Map<String, Object> all = new LinkedHashMap<>(payload);
        all.put("body", text);
        return Json.write(all);
    }

    private byte[] encrypted(Subscription to, String payload) {
        try {
            return webPush.getBody(payload.getBytes(UTF_8), to.publicKey(), to.auth());
        } catch (Exception e) { // the library is in Kotlin, which does not declare the checked ones it throws
            throw new IllegalArgumentException(
                    to + ": nothing can be encrypted for its keys.p256dh, expected a point on P-256", e);
        }
    }

    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome outcome = HttpOutcomes.byStatus(answer, recognisesRepeats());
        return switch (answer.status()) {
            case 401, 403, 404, 410 -> HttpOutcomes.refusalAbout(outcome, About.CONTACT);
            default -> outcome;
        };
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }
}
