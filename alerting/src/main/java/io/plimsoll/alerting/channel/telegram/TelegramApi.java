package io.plimsoll.alerting.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message of a bot to a chat, in Telegram's HTML. The bot's token is part of the path, which is why requests never
 * show theirs. Telegram does not recognise repeats; how long to wait after 429 stands in its answer's body.
 */
public final class TelegramApi implements VendorApi {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_WAIT_S = 86_400;
    private static final Pattern NO_CHAT = Pattern.compile("(?i)chat not found|chat_id is empty|chat was upgraded");

    private final URI base;
    private final Secret token;
    private final BriefTemplate template;

    /** {@code base} is usually https://api.telegram.org. */
    public TelegramApi(URI base, Secret token, BriefTemplate template) {
        this.base = base;
        this.token = token;
        this.template = template;
    }

    @Override
    public HttpCall call(Message message) {
        if (!token.reveal().matches("[A-Za-z0-9:_-]+")) {
            throw new IllegalArgumentException("telegram.token: found no bot token, expected DIGITS:LETTERS");
        }
        String body = Json.write(Map.of(
                "chat_id",
                message.address(),
                "text",
                template.render(message).htmlWithin(LONGEST_TEXT),
                "parse_mode",
                "HTML",
                "link_preview_options",
                Map.of("is_disabled", true)));
        return HttpCall.json(
                base.resolve("/bot" + token.reveal() + "/sendMessage"), Map.of(), body, false, List.of(token));
    }

    /** 401 and 404 are about the token, 403 (blocked, kicked out) about the chat. */
    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        JsonNode body = Json.read(answer.body());
        if (byStatus instanceof Outcome.Delivered && !body.path("ok").asBoolean(false)) {
            return new Outcome.Ambiguous("found an answer that is not Telegram's: " + answer.summary());
        }
        int waitS = body.path("parameters").path("retry_after").asInt(0);
        if (byStatus instanceof Outcome.Retryable && waitS > 0) {
            return new Outcome.Retryable(
                    answer.status(), answer.summary(), Duration.ofSeconds(Math.min(waitS, LONGEST_WAIT_S)));
        }
        return switch (answer.status()) {
            case 401, 404 -> HttpOutcomes.refusalAbout(byStatus, About.SINK);
            case 403 -> HttpOutcomes.refusalAbout(byStatus, About.CONTACT);
            default ->
                NO_CHAT.matcher(answer.body()).find() ? HttpOutcomes.refusalAbout(byStatus, About.CONTACT) : byStatus;
        };
    }

    @Override
    public boolean recognisesRepeats() {
        return false;
    }
}
