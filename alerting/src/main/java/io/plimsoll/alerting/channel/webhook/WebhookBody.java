package io.plimsoll.alerting.channel.webhook;

import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.template.AlertFields;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What programs are told of an alert: {@code {"type": "alert.raised", "timestamp": …, "data": {…}}}. */
public final class WebhookBody {
    private WebhookBody() {}

    /** JSON; numbers are plain decimal text. */
    public static String of(Message message, BriefTemplate template) {
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
}
