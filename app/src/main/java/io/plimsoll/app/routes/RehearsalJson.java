package io.plimsoll.app.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.rehearsal.Rehearsed;
import io.plimsoll.app.output.IsoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** A rehearsal, or a survey of a file, as one JSON object on one line. */
public final class RehearsalJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** Who would be told and who not, and what became of the alert at each route. */
    public String line(Rehearsed rehearsed) {
        ObjectNode json = mapper.createObjectNode();
        json.put("at", IsoTime.of(rehearsed.at()));
        ObjectNode labels = json.putObject("labels");
        new TreeMap<>(rehearsed.labels()).forEach(labels::put);
        ArrayNode routes = json.putArray("routes");
        rehearsed
                .looks()
                .forEach(look -> routes.addObject()
                        .put("route", look.route().name())
                        .put("depth", look.depth())
                        .put("outcome", look.fate().name())
                        .put("reason", look.reason()));
        ArrayNode told = json.putArray("told");
        rehearsed
                .told()
                .forEach(each -> told.addObject()
                        .put("recipient", each.recipient())
                        .put("channel", each.channel())
                        .put("at", IsoTime.of(each.at()))
                        .put("afterMs", millis(rehearsed.at(), each.at()))
                        .put("route", each.route())
                        .put("waitsFor", each.waitedFor())
                        .put("remark", each.remark()));
        ArrayNode untold = json.putArray("notTold");
        rehearsed
                .untold()
                .forEach(each -> untold.addObject()
                        .put("recipient", each.recipient())
                        .put("channel", each.channel())
                        .put("reason", each.reason()));
        return write(json);
    }

    /** What is in {@code file}. */
    public String line(String file, RoutesSurvey survey) {
        ObjectNode json = mapper.createObjectNode()
                .put("file", file)
                .put("recipients", survey.recipients())
                .put("routes", survey.routes())
                .put("escalations", survey.escalations())
                .put("inhibitions", survey.inhibitions());
        ArrayNode doubts = json.putArray("doubts");
        survey.doubts().forEach(doubts::add);
        return write(json);
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private String write(ObjectNode json) {
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("found " + json + ", expected something that is JSON", e);
        }
    }
}
