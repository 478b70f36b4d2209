package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.storm.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One line of at most 60 characters, so that a phone shows all of it: {@code [CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 %
 * away}. What does not fit goes in this order: how far liquidation is, the end of a remark, the middle of the account's name.
 */
final class Subject {
    static final int LONGEST = 60;
    private static final int LONGEST_REMARK = 22;

    private Subject() {}

    /** @param remark what is unusual about the message; null: nothing */
    static String of(Alert alert, @Nullable String remark, Figures figures) {
        String before = remark == null ? "" : Cut.words(Names.line(remark), LONGEST_REMARK, "…") + ": ";
        return before + of(alert, LONGEST - before.length(), figures);
    }

    private static String of(Alert alert, int most, Figures figures) {
        Severity severity = alert.severity();
        String level = "[" + (severity == null ? "RESOLVED" : severity) + "] ";
        String account = Names.of(alert.account());
        String what = " " + Measure.headline(alert, figures);
        String far = far(alert, figures);
        if (level.length() + account.length() + what.length() + far.length() <= most) {
            return level + account + what + far;
        }
        int left = most - level.length() - what.length();
        return left >= 8
                ? level + Names.within(account, left) + what
                : Cut.words(level + Names.within(account, 12) + what, most, "…");
    }

    private static String far(Alert alert, Figures figures) {
        double distance = Urgency.of(alert).distance();
        boolean said = alert.ruleKind().startsWith("LIQUIDATION_DISTANCE")
                || alert.ruleKind().equals("DATA_QUALITY");
        return said || alert.severity() == null || Double.isInfinite(distance)
                ? ""
                : ", liq. " + figures.percent(distance) + " away";
    }
}
