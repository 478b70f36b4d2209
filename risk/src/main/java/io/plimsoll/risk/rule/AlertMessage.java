package io.plimsoll.risk.rule;

import io.plimsoll.risk.stress.Scenario;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A change of level in words, for example
 * {@code CRITICAL: margin ratio 0.8123 of CROSS:USDT in account a-17 reached 0.80 (was WARNING)}. Equal input gives equal
 * words. A STRESS rule says {@code CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario crash: its margin
 * ratio 1.2345 reached 1.00}.
 */
public final class AlertMessage {

    private AlertMessage() {}

    /** Words for one change; {@code value} as in {@link AlertTransition}. */
    public static String of(AlertRule rule, LadderKey subject, Ladder.Change change, OptionalDouble value) {
        String head = change.severity() == null ? "RESOLVED" : change.severity().name();
        String was = change.previousSeverity() == null ? "" : " (was " + change.previousSeverity() + ")";
        String what = switch (change.reason()) {
            case THRESHOLD_REACHED, THRESHOLD_CLEARED -> measured(rule, subject, value) + crossed(rule, change);
            case POSITION_CLOSED -> "the last position of " + place(subject) + " closed";
            case RULE_REMOVED -> "rule " + rule.id() + " no longer watches " + place(subject);
        };
        return head + ": " + what + was;
    }

    private static String measured(AlertRule rule, LadderKey subject, OptionalDouble value) {
        if (rule.scenario().isPresent()) {
            return stressed(rule.scenario().get(), subject, value.orElse(0));
        }
        boolean lowIsBad = rule.kind().lowIsBad();
        // cut towards the harmless side, or 0.57999 would read "0.5800 fell below 0.58"
        RoundingMode mode = lowIsBad ? RoundingMode.CEILING : RoundingMode.FLOOR;
        String number = value.isPresent() ? PlainDecimal.value(value.getAsDouble(), mode) : "none";
        String name = lowIsBad ? "liquidation distance " : "margin ratio ";
        return name + number + " of " + place(subject);
    }

    private static String stressed(Scenario scenario, LadderKey subject, double value) {
        String ratio = "margin ratio " + PlainDecimal.value(value, RoundingMode.FLOOR);
        return value >= 1
                ? place(subject) + " would be liquidated by scenario " + scenario.name() + ": its " + ratio
                : ratio + " of " + place(subject) + " under scenario " + scenario.name();
    }

    private static String crossed(AlertRule rule, Ladder.Change change) {
        if (change.threshold().isEmpty()) {
            return " is under a changed rule " + rule.id();
        }
        String threshold = PlainDecimal.threshold(change.threshold().getAsDouble());
        if (change.reason() == AlertTransition.Reason.THRESHOLD_REACHED) {
            return " reached " + threshold;
        }
        return (rule.kind().lowIsBad() ? " rose above " : " fell below ") + threshold;
    }

    private static String place(LadderKey subject) {
        String unit = subject.scope() + " in account " + subject.account();
        return subject.symbol() == null ? unit : subject.symbol() + " in " + unit;
    }
}
