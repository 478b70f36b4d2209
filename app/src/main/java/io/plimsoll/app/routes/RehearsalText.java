package io.plimsoll.app.routes;

import io.plimsoll.alerting.rehearsal.Rehearsed;
import io.plimsoll.alerting.rehearsal.Telling;
import io.plimsoll.alerting.route.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rehearsal for people to read. */
public final class RehearsalText {
    private static final String INDENT = "  ";

    private RehearsalText() {}

    /** Lines; with {@code everyRoute} also what became of the alert at each. */
    public static List<String> lines(Rehearsed rehearsed, boolean everyRoute) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s of rule %s, account %s, at %s"
                .formatted(
                        rehearsed.alert().gravity(),
                        rehearsed.alert().change(),
                        rehearsed.alert().ruleId(),
                        rehearsed.alert().account(),
                        rehearsed.at()));
        if (everyRoute) {
            lines.add("labels");
            rehearsed.labels().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(label -> lines.add(INDENT + label.getKey() + "=" + label.getValue()));
            lines.add("routes");
            rehearsed.looks().forEach(look -> lines.add(INDENT.repeat(1 + look.depth()) + look(look)));
        }
        lines.add(rehearsed.told().isEmpty() ? "told: nobody" : "told");
        rehearsed.told().forEach(told -> lines.add(INDENT + told(told, rehearsed.at())));
        lines.add(rehearsed.untold().isEmpty() ? "not told: nobody" : "not told");
        rehearsed
                .untold()
                .forEach(each -> lines.add(
                        INDENT + "%-24s %s".formatted(each.recipient() + " " + each.channel(), each.reason())));
        return lines;
    }

    private static String look(Look look) {
        return switch (look.fate()) {
            case TELLS ->
                look.route().name() + ": tells "
                        + String.join(", ", look.route().recipients());
            case INNER_TELL -> look.route().name() + ": " + look.reason();
            case NO_MATCH -> look.route().name() + ": does not match: " + look.reason();
            case NOT_ASKED -> look.route().name() + ": not asked: " + look.reason();
        };
    }

    private static String told(Telling told, Instant from) {
        String by = told.route().startsWith("escalation ") ? told.route() : "route " + told.route();
        return "%-24s %s, %s".formatted(told.recipient() + " " + told.channel(), when(told, from), by)
                + (told.waitedFor() == null ? "" : "; waits for " + told.waitedFor())
                + (told.remark() == null ? "" : "; " + told.remark());
    }

    private static String when(Telling told, Instant from) {
        Duration after = Duration.between(from, told.at());
        return after.isZero()
                ? "at once"
                : "after " + after.toString().substring(2).toLowerCase(Locale.ROOT) + " (" + told.at() + ")";
    }
}
