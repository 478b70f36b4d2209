package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.AckRequest.Kind;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Phase;
import io.plimsoll.app.desk.Desk;
import io.plimsoll.app.desk.MeantAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code GET alerts?account=&state=} and {@code POST alerts/ID/ack|snooze|undo}. */
final class AlertsResource {
    private static final Map<String, Kind> VERBS = Map.of("ack", Kind.ACK, "snooze", Kind.SNOOZE, "undo", Kind.UNACK);

    private final Desk desk;
    private final InstantSource clock;

    AlertsResource(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** {@code path} begins with {@code alerts}. */
    Reply answer(Asked asked, List<String> path) throws Refused, InterruptedException {
        if (path.size() == 1) {
            if (!asked.method().equals("GET")) {
                throw Refused.method(asked.method(), "GET");
            }
            return list(asked.queryFields());
        }
        Kind kind = path.size() == 3 ? VERBS.get(path.get(2)) : null;
        if (kind == null) {
            throw Refused.path(asked.path());
        }
        if (!asked.method().equals("POST")) {
            throw Refused.method(asked.method(), "POST");
        }
        return act(path.get(1), kind, JsonBody.of(asked.body()));
    }

    private Reply list(Map<String, String> query) throws Refused {
        DeliveriesResource.known(query, List.of("account", "state"));
        Predicate<Episode> inState = state(query.getOrDefault("state", "open"));
        String account = query.getOrDefault("account", "");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode alerts = body.putArray("alerts");
        desk.episodes().stream()
                .filter(inState)
                .filter(episode -> account.isEmpty() || episode.last().account().equals(account))
                .sorted(Comparator.<Episode, String>comparing(
                                episode -> episode.last().account())
                        .thenComparing(episode -> episode.last().alertId()))
                .forEach(episode -> alerts.add(DeskJson.of(episode)));
        return Reply.json(200, body);
    }

    private static Predicate<Episode> state(String asked) throws Refused {
        if (asked.equals("all")) {
            return episode -> true;
        }
        if (asked.equals("open")) {
            return episode -> !episode.phase().over();
        }
        Optional<Phase> phase = Arrays.stream(Phase.values())
                .filter(each -> each.name().equals(asked.toUpperCase(Locale.ROOT)))
                .findFirst();
        return phase.<Predicate<Episode>>map(wanted -> episode -> episode.phase() == wanted)
                .orElseThrow(() -> Refused.because(
                        400, "state", asked, "open, all, or one of " + Arrays.toString(Phase.values())));
    }

    private Reply act(String alertId, Kind kind, JsonBody body) throws Refused, InterruptedException {
        String by = body.text("by");
        Optional<Duration> lasting = kind == Kind.UNACK ? Optional.empty() : body.duration("for");
        if (kind == Kind.SNOOZE && lasting.isEmpty()) {
            body.missing("for", "how long it is put off, such as PT1H");
        }
        body.check();
        MeantAlert meant = MeantAlert.of(alertId, desk.episodes());
        if (meant.candidates().isEmpty()) {
            throw Refused.because(404, "id", alertId, "an alert that GET alerts?state=all shows");
        }
        if (!meant.isOne()) {
            throw Refused.because(409, "id", alertId + ", which may be " + meant.listed(), "more of its characters");
        }
        Episode episode = meant.one();
        if (episode.phase().over()) {
            throw Refused.because(409, "id", "an alert that is " + episode.phase(), "one that is open");
        }
        Instant now = clock.instant();
        AckRequest request = new AckRequest(
                episode.last().account(),
                episode.last().alertId(),
                kind,
                by,
                "api",
                now,
                lasting.map(now::plus).orElse(null));
        desk.write(request);
        return Reply.json(202, DeskJson.of(request));
    }
}
