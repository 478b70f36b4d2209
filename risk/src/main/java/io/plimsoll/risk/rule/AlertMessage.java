package io.plimsoll.risk.rule;

import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.stress.Scenario;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A change of level in words, for example
 * {@code CRITICAL: margin ratio 0.8123 of CROSS:USDT in account a-17 reached 0.80 (was WARNING)}. Equal input gives equal
 * words. A STRESS rule says {@code CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario crash: its margin
 * ratio 1.2345 reached 1.00}. The kinds that look at bars, signals and inputs say what {@link MarketEvidence} holds.
 */
public final class AlertMessage {

    private AlertMessage() {}

    /**
     * Words for one change.
     *
     * @param value as in {@link AlertTransition}
     * @param seen what it was decided on besides the unit
     */
    public static String of(
            AlertRule rule, LadderKey subject, Ladder.Change change, OptionalDouble value, MarketEvidence seen) {
        String head = change.severity() == null ? "RESOLVED" : change.severity().name();
        String was = change.previousSeverity() == null ? "" : " (was " + change.previousSeverity() + ")";
        String what = switch (change.reason()) {
            case THRESHOLD_REACHED, THRESHOLD_CLEARED ->
                measured(rule, subject, value)
                        + crossed(rule, change)
                        + (rule.kind() == RuleKind.VOLATILITY_REGIME ? MarketMessage.regime(value, seen) : "");
            case INPUTS_BAD -> faulty(subject, value, seen);
            case INPUTS_GOOD -> "inputs of " + place(subject) + " are good again";
            case SIGNAL_SEEN, SIGNAL_OPPOSED -> signalled(subject, change, seen);
            case SIGNAL_EXPIRED -> "no further signal of rule " + rule.id() + " on " + place(subject);
            case POSITION_CLOSED -> "the last position of " + place(subject) + " closed" + untrusted(rule, seen);
            case RULE_REMOVED -> "rule " + rule.id() + " no longer watches " + place(subject) + untrusted(rule, seen);
        };
        return head + ": " + what + was;
    }

    private static String faulty(LadderKey subject, OptionalDouble value, MarketEvidence seen) {
        String since = value.isPresent() ? " for " + MarketMessage.seconds(value.getAsDouble()) : "";
        return "inputs of " + place(subject) + " cannot be trusted" + since + ": " + MarketMessage.faults(seen)
                + MarketMessage.kept(seen);
    }

    private static String signalled(LadderKey subject, Ladder.Change change, MarketEvidence seen) {
        String words = seen.signal()
                .map(signal -> MarketMessage.signal(signal, seen))
                .orElseThrow(() -> new IllegalStateException("no signal in the evidence of " + change.reason()));
        return words + ", in " + subject.scope() + " of account " + subject.account();
    }

    /** A level that ends while inputs are bad says so. */
    private static String untrusted(AlertRule rule, MarketEvidence seen) {
        return seen.faults().isEmpty() || rule.kind() == RuleKind.DATA_QUALITY
                ? ""
                : "; inputs cannot be trusted: " + MarketMessage.faults(seen);
    }

    private static String measured(AlertRule rule, LadderKey subject, OptionalDouble value) {
        String symbol = subject.symbol();
        return switch (rule.kind()) {
            case MARGIN_RATIO -> "margin ratio " + number(value, RoundingMode.FLOOR) + " of " + place(subject);
            case LIQUIDATION_DISTANCE ->
                "liquidation distance " + number(value, RoundingMode.CEILING) + " of " + place(subject);
            case STRESS -> stressed(rule.scenario().orElseThrow(), subject, value.orElse(0));
            case LIQUIDATION_DISTANCE_ATR ->
                MarketMessage.distance(rule, String.valueOf(symbol), within(subject), value);
            case VOLATILITY_REGIME -> MarketMessage.volatility(rule, String.valueOf(symbol), within(subject));
            case SIGNAL, DATA_QUALITY -> "rule " + rule.id() + " on " + place(subject);
        };
    }

    /** Cut towards the harmless side, or 0.57999 would read "0.5800 fell below 0.58". */
    private static String number(OptionalDouble value, RoundingMode mode) {
        return value.isPresent() ? PlainDecimal.value(value.getAsDouble(), mode) : "none";
    }

    private static String within(LadderKey subject) {
        return " in " + subject.scope() + " of account " + subject.account();
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
        double crossed = change.threshold().getAsDouble();
        String threshold = rule.kind() == RuleKind.VOLATILITY_REGIME && crossed == Math.rint(crossed)
                ? Regime.values()[(int) crossed].name()
                : PlainDecimal.threshold(crossed);
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
