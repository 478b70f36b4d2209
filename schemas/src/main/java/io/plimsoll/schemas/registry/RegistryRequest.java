package io.plimsoll.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One request to the registry.
 *
 * @param method GET, POST …
 * @param path decoded segments: {@code /subjects/a%2Fb} is {@code [subjects, a/b]}
 * @param query decoded parameters
 * @param body JSON; an empty object without one
 */
record RegistryRequest(String method, List<String> path, Map<String, String> query, JsonNode body) {

    static RegistryRequest of(String method, URI uri, JsonNode body) {
        List<String> path = new ArrayList<>();
        for (String segment : uri.getRawPath().split("/", -1)) {
            if (!segment.isEmpty()) {
                path.add(decoded(segment.replace("+", "%2B")));
            }
        }
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new RegistryRequest(method, Collections.unmodifiableList(path), query, body);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.getOrDefault(name, "false"));
    }

    /** Avro schema of the body. @throws RegistryFault 42201 when there is none, or one of another kind */
    String schema() {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryFault.invalidSchema("schemaType " + type + "; this registry keeps AVRO only");
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryFault.invalidSchema("references are not supported here; send a self-contained schema");
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryFault.invalidSchema("the body has no text field 'schema'");
        }
        return body.path("schema").asText();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw RegistryFault.badRequest("malformed escape in " + text);
        }
    }
}
