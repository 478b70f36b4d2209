package io.plimsoll.app.indicators;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.app.output.IsoTime;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Indicator;
import io.plimsoll.risk.indicator.IndicatorSeries;
import io.plimsoll.risk.indicator.IndicatorSpec;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/**
 * Rows as JSON, one object a line: {@code time} in ISO-8601 UTC, {@code symbol} where there is one, {@code bars} seen so far,
 * then a key for every indicator as asked for. Numbers are strings; {@code null} until defined.
 */
public final class JsonRows implements RowFormat {
    private final JsonGenerator json;
    private final List<IndicatorSpec> specs;

    /** Rows to a writer, which stays open. */
    public JsonRows(Writer out, List<IndicatorSpec> specs) throws IOException {
        this.json = new JsonFactory().createGenerator(out);
        this.specs = specs;
        json.setRootValueSeparator(null);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    @Override
    public void write(String symbol, Bar bar, IndicatorSeries values) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", IsoTime.of(Instant.ofEpochMilli(bar.openTimeMs())));
        if (!symbol.isEmpty()) {
            json.writeStringField("symbol", symbol);
        }
        json.writeNumberField("bars", values.barsSeen());
        for (int i = 0; i < specs.size(); i++) {
            json.writeFieldName(specs.get(i).text());
            write(values.indicators().get(i));
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void write(Indicator indicator) throws IOException {
        List<String> outputs = indicator.outputs();
        if (outputs.equals(List.of(""))) {
            write(indicator.value(0));
            return;
        }
        json.writeStartObject();
        for (int output = 0; output < outputs.size(); output++) {
            json.writeFieldName(outputs.get(output));
            write(indicator.value(output));
        }
        json.writeEndObject();
    }

    private void write(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeString(PlainNumbers.of(value));
        }
    }
}
