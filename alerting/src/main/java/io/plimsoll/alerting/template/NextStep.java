package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Remedy;
import io.plimsoll.alerting.operations.Operations;
import io.plimsoll.alerting.operations.Wording;
import java.util.List;
import java.util.Locale;

/** The first line of every message: what to do now, in one sentence. */
final class NextStep {
    private NextStep() {}

    static String of(Alert alert, Figures figures) {
        String unit = Names.of(alert.scope());
        String subject = alert.symbol() == null ? unit : Names.of(alert.symbol());
        if (alert.change() == Change.RESOLVED) {
            return ended(alert, subject);
        }
        if (Operations.are(alert)) {
            return Names.sentence(
                    Names.line(Wording.advice(alert.ruleId(), alert.scope()).orElse(alert.message())));
        }
        if (alert.ruleKind().equals("DATA_QUALITY")) {
            return "Check the feed of " + subject + ": until it is good again, no level of " + unit + " changes.";
        }
        List<Remedy> enough = alert.remedies().stream()
                .filter(remedy -> remedy.kind().equals("ADD_MARGIN") || remedy.closeFraction() != null)
                .toList();
        if (!enough.isEmpty()) {
            return remedies(enough, new ActionWords(figures));
        }
        if (!alert.remedies().isEmpty()) {
            return new ActionWords(figures).remedy(alert.remedies().get(0)) + ": add margin or hedge.";
        }
        if (!Measure.knows(alert.ruleKind())) {
            return Names.sentence(Names.line(alert.message()));
        }
        return "Check size and stops" + (alert.symbol() == null ? "" : " of " + subject) + " in " + unit + ".";
    }

    /** The smallest of each kind. */
    private static String remedies(List<Remedy> enough, ActionWords words) {
        Remedy first = enough.get(0);
        return enough.stream()
                .filter(other -> !other.kind().equals(first.kind()))
                .findFirst()
                .map(other -> words.remedy(first) + ", or " + lowerCase(words.remedy(other)) + ".")
                .orElseGet(() -> words.remedy(first) + ".");
    }

    private static String ended(Alert alert, String subject) {
        return switch (alert.reason()) {
            case "POSITION_CLOSED" -> "Nothing to do: the last position of " + subject + " is closed.";
            case "RULE_REMOVED" ->
                "Nothing to do: rule " + Names.of(alert.ruleId()) + " no longer watches " + subject + ".";
            case "CONDITION_OVER" -> "Nothing to do: it is over.";
            case "INPUTS_GOOD" -> "Nothing to do: the inputs of " + subject + " are good again.";
            case "SIGNAL_EXPIRED" -> "Nothing to do: no such signal came again on " + subject + ".";
            case "SIGNAL_OPPOSED" -> "Nothing to do: a signal the other way came on " + subject + ".";
            default -> "Nothing to do: " + subject + " is back within its limits.";
        };
    }

    private static String lowerCase(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
