package io.plimsoll.alerting.operations;

import java.util.Optional;

/** Conditions in words. */
public final class Wording {
    private static final int LONGEST_DETAIL = 500;

    private Wording() {}

    /** What is wrong: {@code Channel email fails: 535 refused. What waits …} */
    static String begun(Condition condition, String subject, String detail) {
        String what = brief(detail);
        return switch (condition) {
            case CHANNEL_DOWN ->
                "Channel " + subject + " fails: " + what
                        + ". Only a trial now and then is sent by it; what waits goes by the recipient's next channel, or when it is"
                        + " back.";
            case ALERT_UNDELIVERED -> "Not delivered to " + subject + ", though CRITICAL or above: " + what + ".";
            case CONTACT_REFUSED ->
                "Contact point " + subject + " is refused for good: " + what
                        + ". For a day the recipient's next channel is used instead, where there is one.";
            case ROUTES_REFUSED ->
                "The changed routes file " + subject + " is faulty, the routes before it stay in force: " + what + ".";
            case DEAD_LETTERS ->
                "Records of topic " + subject + " could not be used and are dead letters: " + what + ".";
        };
    }

    /** That it is over. */
    static String over(Condition condition, String subject, long times) {
        String often = times == 1 ? "once" : times + " times";
        return switch (condition) {
            case CHANNEL_DOWN -> "Channel " + subject + " is back, or nobody watches it any more.";
            case ALERT_UNDELIVERED ->
                "No more notifications to " + subject + " were lost of late; it had happened " + often + ".";
            case CONTACT_REFUSED ->
                "Contact point " + subject + " was not refused of late, after " + often + "; it is tried again.";
            case ROUTES_REFUSED -> "A sound routes file " + subject + " is in force, or nobody watches it any more.";
            case DEAD_LETTERS -> "No more records of topic " + subject + " became dead letters of late; " + often + ".";
        };
    }

    /** What to do about the condition with {@code ruleId} and {@code scope}; empty: no such condition. */
    public static Optional<String> advice(String ruleId, String scope) {
        String subject = scope.substring(scope.indexOf(':') + 1);
        return Condition.ofRule(ruleId).map(condition -> switch (condition) {
            case CHANNEL_DOWN ->
                "See to channel " + subject + ": does it answer, are credentials and certificate good?";
            case ALERT_UNDELIVERED -> "Tell " + subject + " another way: plimsoll alerts lists what is open.";
            case CONTACT_REFUSED -> "Correct contact point " + subject + " in the routes file.";
            case ROUTES_REFUSED -> "Mend " + subject + ": plimsoll routes check names every fault.";
            case DEAD_LETTERS -> "See what it was: plimsoll dead-letters list --topic " + subject + ".";
        });
    }

    private static String brief(String detail) {
        String line = detail.replaceAll("\\s+", " ").strip();
        String cut = line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
