package io.plimsoll.alerting.channel.webhook;

import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.AlertFields;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A signed webhook: headers webhook-id (the same on every attempt), webhook-timestamp (of the attempt) and webhook-signature,
 * the HMAC-SHA256 of {@code id.timestamp.body}. Receivers drop a webhook-id they have seen.
 */
public final class WebhookApi implements VendorApi {
    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;

    public WebhookApi(SecretSource secrets, BriefTemplate template, InstantSource clock) {
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public HttpCall call(Message message) {
        WebhookAddress to = WebhookAddress.of(message.address(), secrets);
        String id = messageId(message.intentId());
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String body = body(message);
        String content = id + "." + timestamp + "." + body;
        String signatures = to.keys().stream().map(key -> key.sign(content)).collect(Collectors.joining(" "));
        return HttpCall.json(
                to.url(),
                Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures),
                body,
                true,
                to.secrets());
    }

    private String body(Message message) {
        BriefAlert brief = template.render(message);
        Map<String, @Nullable Object> data = AlertFields.of(message.alert());
        data.put("title", brief.title());
        data.put("text", brief.text());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "alert." + message.alert().change().name().toLowerCase(Locale.ROOT));
        body.put("timestamp", message.alert().time().toString());
        body.put("data", data);
        return Json.write(body);
    }

    @Override
    public boolean recognisesRepeats() {
        return true;
    }

    @Override
    public String messageId(String intentId) {
        return "msg_" + intentId;
    }
}
