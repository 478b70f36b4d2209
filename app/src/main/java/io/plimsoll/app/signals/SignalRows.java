package io.plimsoll.app.signals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.app.output.IsoTime;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.TrackRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes each signal as a row: CSV with times in Unix milliseconds, or one JSON object a line with numbers as strings. */
public final class SignalRows implements MarketListener {
    private static final String HEADER =
            "time,barTime,symbol,interval,kind,bias,value,threshold,confidence,bars,falseRate,samples,reason\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Appendable out;
    private final boolean json;
    private final Optional<Interval> only;

    /**
     * Rows to {@code out}; the header of CSV is written at once.
     *
     * @param only the interval of the signals to write; empty: all
     */
    public SignalRows(Appendable out, boolean json, Optional<Interval> only) throws IOException {
        this.out = out;
        this.json = json;
        this.only = only;
        if (!json) {
            out.append(HEADER);
        }
    }

    @Override
    public void onSignal(Signal signal) {
        if (only.isPresent() && only.get() != signal.interval()) {
            return;
        }
        try {
            out.append(json ? json(signal) : csv(signal)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onCandle(String symbol, Interval interval, CandleChange change) {}

    @Override
    public void onReading(MarketReading reading) {}

    private static String csv(Signal signal) {
        Optional<TrackRecord> record = signal.trackRecord();
        return String.join(
                ",",
                Long.toString(signal.timeMs()),
                Long.toString(signal.barTimeMs()),
                quoted(signal.symbol()),
                signal.interval().label(),
                signal.kind().name(),
                signal.bias().name(),
                plain(signal.value()),
                plain(signal.threshold()),
                plain(signal.confidence()),
                Long.toString(signal.bars()),
                record.map(each -> plain(each.falseRate())).orElse(""),
                record.map(each -> Long.toString(each.samples())).orElse("0"),
                quoted(signal.reason()));
    }

    private static String json(Signal signal) throws IOException {
        ObjectNode row = JSON.createObjectNode()
                .put("time", IsoTime.of(Instant.ofEpochMilli(signal.timeMs())))
                .put("barTime", IsoTime.of(Instant.ofEpochMilli(signal.barTimeMs())))
                .put("symbol", signal.symbol())
                .put("interval", signal.interval().label())
                .put("kind", signal.kind().name())
                .put("bias", signal.bias().name())
                .put("value", plain(signal.value()))
                .put("threshold", plain(signal.threshold()))
                .put("confidence", plain(signal.confidence()))
                .put("bars", signal.bars());
        @Nullable
        String falseRate =
                signal.trackRecord().map(each -> plain(each.falseRate())).orElse(null);
        return JSON.writeValueAsString(row.put("falseRate", falseRate)
                .put("samples", signal.trackRecord().map(TrackRecord::samples).orElse(0L))
                .put("reason", signal.reason()));
    }

    private static String plain(double value) {
        return String.valueOf(PlainNumbers.of(value));
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
