package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * Figures of {@code bench alerting} and what they were measured under.
 *
 * @param notes what could not be measured, and why
 */
public record AlertingReport(
        AlertingPlan plan,
        BenchConditions before,
        BenchConditions after,
        List<BenchFigure> figures,
        List<String> notes) {
    /** Keeps its own copies. */
    public AlertingReport {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /** Whether everything asked for was met. */
    public boolean met() {
        return figures.stream().allMatch(BenchFigure::met);
    }

    /** For people. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "alerting: %,d alerts in %d s, %d desks, update each %d s, %d partitions; %s, %.2f at the end%n",
                plan.alerts(),
                plan.over().toSeconds(),
                AlertStorm.DESKS,
                plan.update().toSeconds(),
                plan.partitions(),
                before.text(),
                after.loadAverage()));
        text.append(String.format(
                Locale.ROOT, "%-44s %12s %-9s %12s %8s %9s%n", "figure", "value", "unit", "floor", "ratio", "asked"));
        figures.forEach(figure -> text.append(figure.row()).append('\n'));
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** For programs: one object. */
    public ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "alerting");
        json.putObject("plan")
                .put("alerts", plan.alerts())
                .put("seconds", plan.over().toSeconds())
                .put("updateSeconds", plan.update().toSeconds())
                .put("partitions", plan.partitions());
        before.putInto(json.putObject("conditions"));
        json.put("loadAverageAtEnd", after.loadAverage());
        var rows = json.putArray("figures");
        figures.forEach(figure -> BenchReport.putInto(rows.addObject(), figure));
        var said = json.putArray("notes");
        notes.forEach(said::add);
        return json;
    }
}
