package io.plimsoll.alerting.channel.webhook;

import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A signed webhook: headers webhook-id (the same on every attempt), webhook-timestamp (of the attempt) and webhook-signature,
 * the HMAC-SHA256 of {@code id.timestamp.body}. Receivers drop a webhook-id they have seen.
 */
public final class WebhookApi implements VendorApi {
    private static final Set<Integer> CLOSED = Set.of(401, 403, 404, 410);

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
        String body = WebhookBody.of(message, template);
        String content = id + "." + timestamp + "." + body;
        String signatures = to.keys().stream().map(key -> key.sign(content)).collect(Collectors.joining(" "));
        return HttpCall.json(
                to.url(),
                Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures),
                body,
                true,
                to.secrets());
    }

    /** An endpoint that is not there, is gone (410), or does not take our signature, will not take the next message either. */
    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        return CLOSED.contains(answer.status()) ? HttpOutcomes.refusalAbout(byStatus, About.CONTACT) : byStatus;
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
