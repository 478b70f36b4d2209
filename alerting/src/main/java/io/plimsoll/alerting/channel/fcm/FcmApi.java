package io.plimsoll.alerting.channel.fcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.push.PushTerms;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.alerting.template.Fitting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One push to one registration token. The collapse key and the tag are the alert id, or that of the storm or digest, so that a
 * device shows the latest of an episode only, and a repeat in the place of what it repeats. The whole request stays within 4096 bytes.
 */
final class FcmApi implements VendorApi {
    private static final int MOST_BYTES = 4_096;
    private static final int LONGEST_TITLE = 200;
    /** 28 days. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(2_419_200);

    private final FcmSettings settings;
    private final Secret accessToken;
    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;

    FcmApi(
            FcmSettings settings,
            Secret accessToken,
            SecretSource secrets,
            BriefTemplate template,
            InstantSource clock) {
        this.settings = settings;
        this.accessToken = accessToken;
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public HttpCall call(Message message) {
        List<Secret> hidden = new ArrayList<>(List.of(accessToken));
        String device = message.address();
        if (Secret.isReference(device)) {
            Secret token = secrets.follow(device);
            hidden.add(token);
            device = token.reveal();
        }
        BriefAlert brief = template.render(message);
        String title = BriefAlert.shortened(brief.title(), LONGEST_TITLE);
        Map<String, Object> push = push(message, device);
        String text =
                Fitting.longest(brief.text(), cut -> body(push, title, cut).getBytes(UTF_8).length <= MOST_BYTES);
        URI url = settings.base().resolve("/v1/projects/" + settings.account().project() + "/messages:send");
        return HttpCall.json(
                url, Map.of("Authorization", "Bearer " + accessToken.reveal()), body(push, title, text), false, hidden);
    }

    private static String body(Map<String, Object> push, String title, String text) {
        Map<String, Object> all = new LinkedHashMap<>(push);
        all.put("notification", Map.of("title", title, "body", text));
        return Json.write(Map.of("message", all));
    }

    private Map<String, Object> push(Message message, String device) {
        Alert alert = message.alert();
        Map<String, Object> push = new LinkedHashMap<>();
        push.put("token", device);
        push.put("data", PushTerms.data(message, template.linkApart(message)));
        Map<String, Object> android = new LinkedHashMap<>();
        android.put("collapse_key", PushTerms.collapseId(message));
        android.put("priority", PushTerms.urgent(alert) ? "HIGH" : "NORMAL");
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("apns-collapse-id", PushTerms.shortCollapseId(message));
        headers.put("apns-priority", PushTerms.urgent(alert) ? "10" : "5");
        Instant until = message.until();
        if (until != null) {
            Duration life = PushTerms.lifeUntil(until, clock.instant(), LONGEST_LIFE);
            android.put("ttl", life.toSeconds() + "s");
            headers.put("apns-expiration", Long.toString(until.getEpochSecond()));
        }
        android.put("notification", Map.of("tag", PushTerms.collapseId(message)));
        push.put("android", android);
        push.put("apns", Map.of("headers", headers));
        return push;
    }

    @Override
    public Outcome read(HttpAnswer answer) {
        return FcmErrors.meaning(answer);
    }

    @Override
    public boolean recognisesRepeats() {
        return true;
    }
}
