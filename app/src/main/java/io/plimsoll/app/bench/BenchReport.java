package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one bench and what they were measured under.
 *
 * @param bench name of the bench
 * @param plan what it was run with
 * @param before conditions when it began
 * @param after conditions when it ended
 * @param figures the figures, in the order of their table
 */
public record BenchReport(
        String bench, BenchSetting plan, BenchConditions before, BenchConditions after, List<BenchFigure> figures) {

    /** Keeps its own copy. */
    public BenchReport {
        figures = List.copyOf(figures);
    }

    /** Whether everything asked for was met. */
    public boolean met() {
        return figures.stream().allMatch(BenchFigure::met);
    }

    /** For people. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%s: %s; %s, %.2f at the end%n", bench, plan.text(), before.text(), after.loadAverage()));
        text.append(String.format(
                Locale.ROOT, "%-44s %12s %-9s %12s %8s %9s%n", "figure", "value", "unit", "floor", "ratio", "asked"));
        figures.forEach(figure -> text.append(figure.row()).append('\n'));
        return text.toString();
    }

    /** For programs: one object. */
    public ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("bench", bench);
        plan.putInto(json.putObject("plan"));
        before.putInto(json.putObject("conditions"));
        json.put("loadAverageAtEnd", after.loadAverage());
        ArrayNode rows = json.putArray("figures");
        figures.forEach(figure -> putInto(rows.addObject(), figure));
        return json;
    }

    static void putInto(ObjectNode row, BenchFigure figure) {
        row.put("figure", figure.name());
        row.put("unit", figure.unit());
        row.put("value", plain(figure.value()));
        row.put("floor", figure.floor().isPresent() ? plain(figure.floor().getAsDouble()) : null);
        row.put("ratio", figure.floor().isPresent() ? plain(figure.looked()) : null);
        row.put("asked", figure.asked().map(BenchFigure.Asked::text).orElse(null));
        if (figure.asked().isPresent()) {
            row.put("met", figure.met());
        }
    }

    private static @Nullable BigDecimal plain(double value) {
        String text = PlainFigure.of(value);
        return text.equals("none") ? null : new BigDecimal(text);
    }
}
