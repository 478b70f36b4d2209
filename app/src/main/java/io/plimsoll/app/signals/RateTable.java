package io.plimsoll.app.signals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.SignalOutcomes;
import io.plimsoll.risk.signal.TrackRecords;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often signals were false: for people, as JSON lines, and as the file that is shipped. */
public final class RateTable {
    private static final String ANY_BAR = "ANY_BAR";

    private final List<SignalOutcomes.Row> rows;

    /** @param only the interval of the rows; empty: all */
    public RateTable(List<SignalOutcomes.Row> rows, Optional<Interval> only) {
        this.rows = rows.stream()
                .filter(row -> only.isEmpty() || only.get() == row.interval())
                .toList();
    }

    /** For people. */
    public void writeText(Appendable out) throws IOException {
        out.append("False: within %d bars no move of %s ATR its way before one the other way (neutral: either way).%n"
                .formatted(SignalOutcomes.HORIZON_BARS, PlainNumbers.of(SignalOutcomes.MOVE_ATR)));
        out.append(line("kind", "bias", "interval", "samples", "followed", "false", "any bar"));
        for (SignalOutcomes.Row row : rows) {
            out.append(line(
                    name(row),
                    row.bias().name(),
                    row.interval().label(),
                    "%,d".formatted(row.samples()),
                    "%,d".formatted(row.followed()),
                    percent(row.falseRate()),
                    anyBar(row).map(any -> percent(any.falseRate())).orElse("")));
        }
    }

    /** One object a line. */
    public void writeJson(Appendable out) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (SignalOutcomes.Row row : rows) {
            out.append(json.writeValueAsString(json.createObjectNode()
                            .put("kind", name(row))
                            .put("bias", row.bias().name())
                            .put("interval", row.interval().label())
                            .put("samples", row.samples())
                            .put("followed", row.followed())
                            .put("falseRate", PlainNumbers.of(row.falseRate()))))
                    .append('\n');
        }
    }

    /** As {@link TrackRecords} reads it; any bar is a remark. */
    public void writeRecords(Appendable out, List<String> files, long bars) throws IOException {
        out.append("# Written by plimsoll signals --rates from %,d bars of %s%n"
                .formatted(bars, String.join(", ", files)));
        out.append(
                "# Followed: a move of %s ATR its way before one the other way, within %d bars (neutral: either way)%n"
                        .formatted(PlainNumbers.of(SignalOutcomes.MOVE_ATR), SignalOutcomes.HORIZON_BARS));
        out.append(TrackRecords.HEADER).append('\n');
        for (SignalOutcomes.Row row : rows) {
            out.append("%s%s,%s,%s,%d,%d%n"
                    .formatted(
                            row.kind().isEmpty() ? "# " : "",
                            name(row),
                            row.bias(),
                            row.interval().label(),
                            row.samples(),
                            row.followed()));
        }
    }

    private Optional<SignalOutcomes.Row> anyBar(SignalOutcomes.Row of) {
        return rows.stream()
                .filter(row -> row.kind().isEmpty() && row.bias() == of.bias() && row.interval() == of.interval())
                .findFirst();
    }

    private static String name(SignalOutcomes.Row row) {
        return row.kind().map(Enum::name).orElse(ANY_BAR);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    private static String line(Object... cells) {
        return "%-26s %-8s %-8s %9s %9s %8s %8s%n".formatted(cells);
    }
}
