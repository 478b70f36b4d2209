package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that is not done, with the answer that says why: every fault with its field, what was found and what expected. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    /** One fault. */
    record Fault(String field, String found, String expected) {}

    private Refused(Reply reply) {
        super("status " + reply.status());
        this.reply = reply;
    }

    static Refused because(int status, List<Fault> faults, Map<String, String> headers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = body.putArray("errors");
        faults.forEach(fault -> errors.addObject()
                .put("field", fault.field())
                .put("found", fault.found())
                .put("expected", fault.expected()));
        Reply json = Reply.json(status, body);
        Map<String, String> all = new HashMap<>(json.headers());
        all.putAll(headers);
        return new Refused(new Reply(status, all, json.body()));
    }

    static Refused because(int status, String field, String found, String expected) {
        return because(status, List.of(new Fault(field, found, expected)), Map.of());
    }

    static Refused method(String found, String allowed) {
        return because(405, List.of(new Fault("method", found, allowed)), Map.of("Allow", allowed));
    }

    static Refused path(String found) {
        return because(404, "path", found, "one that docs/alerting.md names");
    }

    /** A body of more than {@code most} bytes. */
    public static Refused tooLarge(int most) {
        return because(413, "body", "more than " + most + " bytes", "at most " + most + " bytes");
    }

    /** Not the fault of the request: it may be tried again. */
    public static Refused unavailable(String why) {
        return because(503, "server", why, "the same request later");
    }

    /** What is answered. */
    public Reply reply() {
        return reply;
    }
}
