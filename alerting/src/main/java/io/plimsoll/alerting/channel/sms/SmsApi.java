package io.plimsoll.alerting.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.ShortCode;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An SMS by the REST API. Taken means queued (201); whether the phone got it the provider tells later, if it is told where. The API has no idempotency key,
 * so an answer of 500 leaves open whether the message was queued.
 */
public final class SmsApi implements VendorApi {
    private final SmsSettings settings;
    private final BriefTemplate template;

    public SmsApi(SmsSettings settings, BriefTemplate template) {
        this.settings = settings;
        this.template = template;
    }

    @Override
    public HttpCall call(Message message) {
        BriefAlert brief = template.render(message);
        String text = SmsText.within(brief.title() + "\n" + brief.text(), howToAnswer(message), settings.maxSegments());
        String senderField = settings.from().startsWith("MG") ? "MessagingServiceSid" : "From";
        String form = "To=" + encoded(message.address()) + "&" + senderField + "=" + encoded(settings.from()) + "&Body="
                + encoded(text)
                + settings.callback()
                        .map(url -> "&StatusCallback=" + encoded(url.toString()))
                        .orElse("");
        String login = settings.account() + ":" + settings.token().reveal();
        URI url = settings.base().resolve("/2010-04-01/Accounts/" + settings.account() + "/Messages.json");
        return new HttpCall(
                url,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8))),
                form,
                false,
                List.of(settings.token()));
    }

    /** Always at the end, however long the rest is; empty where there is nothing to answer. */
    private String howToAnswer(Message message) {
        boolean open = message.digest() == null && message.alert().change() != Change.RESOLVED;
        return settings.replies() && open
                ? "\nAnswer ACK " + ShortCode.of(message.alert().alertId())
                : "";
    }

    @Override
    public Outcome read(HttpAnswer answer) {
        JsonNode body = Json.read(answer.body());
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        if (byStatus instanceof Outcome.Delivered) {
            String sid = body.path("sid").asText("");
            if (sid.isEmpty()) {
                return new Outcome.Ambiguous("found an answer without sid: " + answer.summary());
            }
            return settings.callback().isPresent()
                    ? new Outcome.Accepted(answer.status(), "queued as " + sid, sid)
                    : new Outcome.Delivered(answer.status(), "queued as " + sid);
        }
        return SmsCodes.of(body.path("code").asInt(0))
                .map(known -> explained(byStatus, known))
                .orElse(byStatus);
    }

    private static Outcome explained(Outcome byStatus, SmsCodes.Code known) {
        String detail = known.meaning() + ", " + byStatus.detail();
        return byStatus instanceof Outcome.Rejected
                ? new Outcome.Rejected(byStatus.code(), detail, known.about())
                : byStatus.withDetail(detail);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }
}
