package io.plimsoll.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One answer.
 *
 * @param body empty: none
 */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final String TYPE = "Content-Type";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** Nothing but a status. */
    static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of(TYPE, "application/json", "Cache-Control", "no-store"), body.toString() + "\n");
    }

    static Reply xml(String body) {
        return new Reply(200, Map.of(TYPE, "text/xml; charset=utf-8"), body);
    }

    /** A page that can load nothing, run nothing and be framed by nobody, and does not tell others its address. */
    static Reply html(int status, String body) {
        return new Reply(
                status,
                Map.of(
                        TYPE,
                        "text/html; charset=utf-8",
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'"),
                body);
    }
}
