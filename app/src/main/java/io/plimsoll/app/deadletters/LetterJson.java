package io.plimsoll.app.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.IsoTime;

/** A letter as one line of JSON. Not safe for several threads. */
public final class LetterJson {
    private final ObjectMapper mapper = new ObjectMapper();

    /** {@code {"offset": 3, "time": …, "topic": "positions", "partition": 2, "sourceOffset": 17, "key": …, "cause": …}}. */
    public String line(Letter letter) {
        ObjectNode json = mapper.createObjectNode();
        json.put("offset", letter.offset());
        json.put("time", IsoTime.of(letter.time()));
        json.put("topic", letter.topic());
        json.put("partition", letter.partition());
        json.put("sourceOffset", letter.sourceOffset());
        json.put("key", letter.key() == null ? null : letter.keyText());
        json.put("bytes", letter.size());
        json.put("cause", letter.cause());
        json.put("replayedAt", letter.replayedAt() == null ? null : IsoTime.of(letter.replayedAt()));
        try {
            return mapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can be written", e);
        }
    }
}
