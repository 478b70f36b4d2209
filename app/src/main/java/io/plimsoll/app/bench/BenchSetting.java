package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a bench was run with, as its report tells it. */
interface BenchSetting {
    /** On one line, for people. */
    String text();

    /** As fields of a JSON object. */
    void putInto(ObjectNode json);
}
