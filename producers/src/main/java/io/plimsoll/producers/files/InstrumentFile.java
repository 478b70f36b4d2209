package io.plimsoll.producers.files;

import io.plimsoll.producers.files.JsonValue.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The instruments of {@code instruments.json}: an object from symbol to terms, in file order. */
final class InstrumentFile implements Consumer<JsonValue> {
    private final FileSink sink;
    private final InputFaults faults;
    private final Instant time;

    InstrumentFile(FileSink sink, InputFaults faults, long timeMs) {
        this.sink = sink;
        this.faults = faults;
        this.time = Instant.ofEpochMilli(timeMs);
    }

    @Override
    public void accept(JsonValue document) {
        if (document.kind() != Kind.OBJECT || document.fields().isEmpty()) {
            String found = document.kind() == Kind.OBJECT ? "an object without fields" : document.described();
            faults.add(sink.file(), document.line(), "$", found, "an object with at least one instrument by symbol");
            return;
        }
        int ordinal = 0;
        for (Map.Entry<String, JsonValue> entry : document.fields().entrySet()) {
            ordinal++;
            if (entry.getKey().isBlank()) {
                faults.add(sink.file(), entry.getValue().line(), "$", "a blank symbol", "a symbol");
            }
            instrument(ordinal, entry.getKey(), entry.getValue());
        }
    }

    private void instrument(int ordinal, String symbol, JsonValue value) {
        JsonFields fields = new JsonFields(sink.file(), value, InstrumentTerms.FIELDS, faults);
        InstrumentTerms.read(fields, new TierList(sink.file(), faults), symbol, time)
                .ifPresent(terms -> sink.add(new FeedRecord.Instrument(sink.source(ordinal), terms)));
    }
}
