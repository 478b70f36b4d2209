package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One row. Every accessor reports a fault for a cell that does not hold what it should and returns a placeholder, so that
 * all faults of a row are found; use the values only when {@link #valid()}.
 */
final class CsvRow {
    /** 31 December 9999; later times are seconds or microseconds taken for milliseconds. */
    private static final long LAST_MS = 253_402_300_799_999L;

    private final String file;
    private final int line;
    private final Map<String, Integer> places;
    private final CSVRecord cells;
    private final InputFaults faults;
    private boolean valid = true;

    CsvRow(String file, int line, Map<String, Integer> places, CSVRecord cells, InputFaults faults) {
        this.file = file;
        this.line = line;
        this.places = places;
        this.cells = cells;
        this.faults = faults;
    }

    boolean valid() {
        return valid;
    }

    int line() {
        return line;
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    String raw(String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place).strip();
    }

    String text(String column) {
        String text = raw(column);
        if (text.isEmpty()) {
            fault(column, "nothing", "text");
        }
        return text;
    }

    long timeMs(String column) {
        String text = raw(column);
        if (text.matches("[0-9]{1,15}") && Long.parseLong(text) <= LAST_MS) {
            return Long.parseLong(text);
        }
        fault(column, InputFaults.quoted(text), "an integer >= 0, Unix milliseconds, at most year 9999");
        return 0;
    }

    BigDecimal decimal(String column, Range range) {
        Optional<BigDecimal> value = DecimalText.parse(raw(column), range);
        if (value.isEmpty()) {
            fault(column, InputFaults.quoted(raw(column)), range.expected());
        }
        return value.orElse(BigDecimal.ONE);
    }

    Optional<BigDecimal> optionalDecimal(String column, Range range) {
        return raw(column).isEmpty() ? Optional.empty() : Optional.of(decimal(column, range));
    }

    String oneOf(String column, List<String> names) {
        String text = raw(column);
        if (!names.contains(text)) {
            fault(column, InputFaults.quoted(text), String.join(" or ", names));
            return names.get(0);
        }
        return text;
    }

    /** Faults a time that is before (or, when {@code strictly}, equal to) the last one of {@code key}; remembers it. */
    void inOrder(String column, long timeMs, String key, Map<String, Long> lastMs, boolean strictly) {
        Long last = lastMs.get(key);
        if (last != null && (timeMs < last || (strictly && timeMs == last))) {
            fault(column, timeMs + " after " + last, "a time " + (strictly ? "> " : ">= ") + last + " for " + key);
        } else {
            lastMs.put(key, timeMs);
        }
    }

    void fault(String column, String found, String expected) {
        valid = false;
        faults.add(file, line, column, found, expected);
    }
}
