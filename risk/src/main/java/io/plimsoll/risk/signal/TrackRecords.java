package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Interval;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How signals fared on recorded data, by kind, bias and interval: lines {@code kind,bias,interval,samples,followed} after a
 * header, {@code #} before remarks, as {@code plimsoll signals --rates} writes them. Immutable.
 */
public final class TrackRecords {
    /** First line that is not a remark. */
    public static final String HEADER = "kind,bias,interval,samples,followed";

    /** Name, beside this class, of the lines measured on the bars that docs/signals.md names. */
    public static final String SHIPPED = "track-records.csv";

    private static final TrackRecords NONE = new TrackRecords(Map.of());

    private final Map<Key, TrackRecord> records;

    private record Key(SignalKind kind, Bias bias, Interval interval) {}

    private TrackRecords(Map<Key, TrackRecord> records) {
        this.records = Map.copyOf(records);
    }

    /** Nothing measured. */
    public static TrackRecords none() {
        return NONE;
    }

    /**
     * Reads lines.
     *
     * @throws IllegalArgumentException naming the line, what was found and what was expected
     */
    public static TrackRecords of(List<String> lines) {
        Map<Key, TrackRecord> records = new HashMap<>();
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                continue;
            }
            if (begun) {
                put(i + 1, line, records);
            } else if (!line.equals(HEADER)) {
                throw refused(i + 1, line, HEADER);
            }
            begun = true;
        }
        return new TrackRecords(records);
    }

    /** The record of signals like this one; empty when they were never measured. */
    public Optional<TrackRecord> of(SignalKind kind, Bias bias, Interval interval) {
        return Optional.ofNullable(records.get(new Key(kind, bias, interval)));
    }

    private static void put(int number, String line, Map<Key, TrackRecord> records) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        try {
            Interval interval = Interval.of(cells.get(2)).orElseThrow();
            Key key = new Key(SignalKind.valueOf(cells.get(0)), Bias.valueOf(cells.get(1)), interval);
            long samples = Long.parseLong(cells.get(3));
            double followed = Long.parseLong(cells.get(4));
            records.put(key, new TrackRecord(samples, (samples - followed) / samples));
        } catch (RuntimeException e) {
            throw refused(number, line, "a kind, a bias, an interval, samples > 0 and how many of them followed");
        }
    }

    private static IllegalArgumentException refused(int number, String line, String expected) {
        return new IllegalArgumentException(
                "track records: line " + number + ": found \"" + line + "\", expected " + expected);
    }
}
