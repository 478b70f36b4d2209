package io.plimsoll.alerting.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON out, and JSON of strangers in. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** {@code value}, made of maps, lists, text and numbers, as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, text and numbers can be written", e);
        }
    }

    /** The document in {@code text}; a missing node when it is none. */
    public static JsonNode read(String text) {
        try {
            JsonNode found = MAPPER.readTree(text);
            return found == null ? MissingNode.getInstance() : found;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
