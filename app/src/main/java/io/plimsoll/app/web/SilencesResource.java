package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code GET|POST silences}, {@code DELETE silences/ID} and {@code POST silences/ID/confirm}. */
final class SilencesResource {
    private final Desk desk;
    private final String token;
    private final InstantSource clock;

    /** @param token name of the token whoever asks has shown */
    SilencesResource(Desk desk, String token, InstantSource clock) {
        this.desk = desk;
        this.token = token;
        this.clock = clock;
    }

    /** {@code path} begins with {@code silences}. */
    Reply answer(Asked asked, List<String> path) throws Refused, InterruptedException {
        if (path.size() == 1) {
            return asked.isGet() ? list() : make(JsonBody.of(asked.body()));
        }
        if (path.size() == 2) {
            if (!asked.method().equals("DELETE")) {
                throw Refused.method(asked.method(), "DELETE");
            }
            return written(200, known(path.get(1)).ended());
        }
        if (path.size() == 3 && path.get(2).equals("confirm")) {
            if (!asked.method().equals("POST")) {
                throw Refused.method(asked.method(), "POST");
            }
            return confirm(known(path.get(1)), JsonBody.of(asked.body()));
        }
        throw Refused.path(asked.path());
    }

    private Reply list() {
        Instant now = clock.instant();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode silences = body.putArray("silences");
        desk.silences().values().stream()
                .filter(silence -> silence.active(now))
                .forEach(silence -> silences.add(DeskJson.of(silence)));
        return Reply.json(200, body);
    }

    private Reply make(JsonBody body) throws Refused, InterruptedException {
        List<String> matchers = body.texts("matchers");
        String by = body.text("by");
        String reason = body.text("reason");
        Optional<Duration> lasting = body.duration("for");
        boolean emergencies = body.flag("emergencies");
        if (lasting.isEmpty()) {
            body.missing("for", "how long it holds, such as PT2H");
        }
        body.check();
        Instant now = clock.instant();
        Silence silence;
        try {
            List<LabelMatch> matches = matchers.stream().map(LabelMatch::of).toList();
            silence = new Silence(
                    Silence.idOf(matches, by, now),
                    matches,
                    now,
                    now.plus(lasting.orElseThrow()),
                    by,
                    reason,
                    emergencies,
                    null,
                    false,
                    token);
        } catch (IllegalArgumentException e) {
            throw Refused.because(400, "matchers", String.valueOf(e.getMessage()), "texts such as desk=seven*");
        }
        return written(201, silence);
    }

    private Reply confirm(Silence silence, JsonBody body) throws Refused, InterruptedException {
        String by = body.text("by");
        body.check();
        if (by.equals(silence.author())) {
            throw Refused.because(400, "by", "its author " + by, "somebody else");
        }
        if (token.equals(silence.madeWith())) {
            throw Refused.because(
                    403, "Authorization", "the token it was made with, " + token, "that of somebody else");
        }
        return written(200, silence.confirmed(by));
    }

    private Silence known(String id) throws Refused {
        Silence silence = desk.silences().get(id);
        if (silence == null) {
            throw Refused.because(404, "id", id, "a silence that GET silences shows");
        }
        return silence;
    }

    private Reply written(int status, Silence silence) throws InterruptedException {
        return Reply.json(status, DeskJson.of(desk.write(silence)));
    }
}
