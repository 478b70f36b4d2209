package io.plimsoll.alerting.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HiddenUrl;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Slack message: to a channel by chat.postMessage with the bot's token, or, when the address is a reference, to the incoming
 * webhook whose URL is there. Slack does not recognise repeats.
 */
public final class SlackApi implements VendorApi {
    private static final int LONGEST_TEXT = 4_000;
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private static final Set<String> NO_TOKEN =
            Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope");
    private static final Set<String> NO_CHANNEL =
            Set.of("channel_not_found", "not_in_channel", "is_archived", "user_not_found", "restricted_action");
    /** What an incoming webhook says that is gone; its URL belongs to the contact point. */
    private static final Set<String> NO_HOOK = Set.of(
            "no_service",
            "no_service_id",
            "no_team",
            "team_disabled",
            "invalid_token",
            "channel_not_found",
            "channel_is_archived",
            "action_prohibited",
            "user_not_found");

    private final URI postMessage;
    private final Optional<Secret> token;
    private final SecretSource secrets;
    private final BriefTemplate template;

    /** {@code base} is usually https://slack.com; {@code token} of a bot is needed for channels only. */
    public SlackApi(URI base, Optional<Secret> token, SecretSource secrets, BriefTemplate template) {
        this.postMessage = base.resolve("/api/chat.postMessage");
        this.token = token;
        this.secrets = secrets;
        this.template = template;
    }

    @Override
    public HttpCall call(Message message) {
        String text = template.render(message).within(LONGEST_TEXT);
        if (Secret.isReference(message.address())) {
            HiddenUrl hook = HiddenUrl.of(secrets.follow(message.address()));
            return HttpCall.json(hook.url(), Map.of(), Json.write(Map.of("text", text)), true, hook.secrets());
        }
        Secret bot = token.orElseThrow(() -> new IllegalArgumentException("slack.token: found nothing, expected one"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", message.address());
        body.put("text", text);
        body.put("unfurl_links", false);
        body.put(
                "metadata",
                Map.of("event_type", "plimsoll_alert", "event_payload", Map.of("notification_id", message.intentId())));
        return HttpCall.json(
                postMessage, Map.of("Authorization", "Bearer " + bot.reveal()), Json.write(body), false, List.of(bot));
    }

    /** Slack says most errors with status 200 and {@code "ok": false}; an incoming webhook answers {@code ok}. */
    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        String hookSays = answer.body().strip();
        if (!(byStatus instanceof Outcome.Delivered) || hookSays.equals("ok")) {
            return HttpOutcomes.refusalAbout(byStatus, NO_HOOK.contains(hookSays) ? About.CONTACT : About.MESSAGE);
        }
        JsonNode body = Json.read(answer.body());
        if (body.path("ok").asBoolean(false)) {
            return byStatus;
        }
        if (!body.has("ok")) {
            return new Outcome.Ambiguous("found an answer that is not Slack's: " + answer.summary());
        }
        return PASSING.contains(body.path("error").asText())
                ? new Outcome.Retryable(answer.status(), answer.summary(), HttpOutcomes.retryAfter(answer))
                : new Outcome.Rejected(
                        answer.status(),
                        answer.summary(),
                        about(body.path("error").asText()));
    }

    private static About about(String error) {
        return NO_TOKEN.contains(error) ? About.SINK : NO_CHANNEL.contains(error) ? About.CONTACT : About.MESSAGE;
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }
}
