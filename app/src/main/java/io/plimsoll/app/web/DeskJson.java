package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.Ack;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.output.IsoTime;
import io.plimsoll.app.output.PlainNumbers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The API's objects: numbers as text, times in ISO-8601 UTC with milliseconds, null where there is nothing. */
final class DeskJson {
    private DeskJson() {}

    static ObjectNode of(Episode episode) {
        Alert last = episode.last();
        Ack ack = episode.ack();
        return JsonNodeFactory.instance
                .objectNode()
                .put("alertId", last.alertId())
                .put("account", last.account())
                .put("state", episode.phase().name())
                .put("reason", episode.reason())
                .put("changedAt", time(episode.changedAt()))
                .put("inHandOf", ack == null ? null : ack.by())
                .put("inHandUntil", ack == null ? null : time(ack.until()))
                .put("mutedBy", episode.mutedBy())
                .put(
                        "severity",
                        last.severity() == null ? null : last.severity().name())
                .put("ruleId", last.ruleId())
                .put("ruleKind", last.ruleKind())
                .put("scope", last.scope())
                .put("symbol", last.symbol())
                .put("value", PlainNumbers.of(last.value()))
                .put("threshold", PlainNumbers.of(last.threshold()))
                .put("raisedAt", time(last.raisedAt()))
                .put("time", time(last.time()))
                .put("message", last.message());
    }

    static ObjectNode of(AckRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("alertId", request.alertId())
                .put("account", request.account())
                .put("kind", request.kind().name())
                .put("by", request.by())
                .put("at", time(request.at()))
                .put("until", time(request.until()));
    }

    static ObjectNode of(Silence silence) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", silence.id());
        silence.matchers().stream().map(LabelMatch::toString).forEach(json.putArray("matchers")::add);
        return json.put("startsAt", time(silence.startsAt()))
                .put("endsAt", time(silence.endsAt()))
                .put("author", silence.author())
                .put("reason", silence.reason())
                .put("emergencies", silence.emergencies())
                .put("confirmedBy", silence.confirmedBy())
                .put("expired", silence.expired())
                .put("madeWith", silence.madeWith());
    }

    static ObjectNode of(Receipt receipt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("intentId", receipt.intentId())
                .put("time", time(receipt.time()))
                .put("alertId", receipt.alertId())
                .put("alertSequence", receipt.alertSequence())
                .put("account", receipt.account())
                .put("recipient", receipt.recipient())
                .put("channel", receipt.channel())
                .put("attempt", receipt.attempt())
                .put("status", receipt.status().name())
                .put("code", receipt.code())
                .put("detail", receipt.detail())
                .put("messageId", receipt.messageId())
                .put("nextAttemptAt", time(receipt.nextAttemptAt()));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : IsoTime.of(time);
    }
}
