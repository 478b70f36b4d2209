package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.desk.Desk;
import java.util.List;
import java.util.Map;

/** {@code GET deliveries?alert=ID}: each step of each notification of an alert, and why others were not made. */
final class DeliveriesResource {
    private final Desk desk;

    DeliveriesResource(Desk desk) {
        this.desk = desk;
    }

    /** {@code path} begins with {@code deliveries}. */
    Reply answer(Asked asked, List<String> path) throws Refused {
        if (path.size() != 1) {
            throw Refused.path(asked.path());
        }
        if (!asked.method().equals("GET")) {
            throw Refused.method(asked.method(), "GET");
        }
        Map<String, String> query = asked.queryFields();
        known(query, List.of("alert"));
        String alert = query.getOrDefault("alert", "");
        if (alert.isEmpty()) {
            throw Refused.because(400, "alert", "nothing", "the id of an alert");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode deliveries = body.putArray("deliveries");
        desk.deliveries(receipt -> receipt.alertId().equals(alert))
                .forEach(receipt -> deliveries.add(DeskJson.of(receipt)));
        return Reply.json(200, body);
    }

    /** Throws Refused when {@code query} has a field that is not among {@code fields}. */
    static void known(Map<String, String> query, List<String> fields) throws Refused {
        for (String field : query.keySet()) {
            if (!fields.contains(field)) {
                throw Refused.because(400, field, "an unknown field", "one of " + fields);
            }
        }
    }
}
