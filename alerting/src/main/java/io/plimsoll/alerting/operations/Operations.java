package io.plimsoll.alerting.operations;

import io.plimsoll.alerting.alert.Alert;

/** How alerts about alerting itself are told from those about accounts. */
public final class Operations {
    /** Stands where others have their account; acknowledgements and silences name it. */
    public static final String ACCOUNT = "plimsoll";

    /** Kind of rule. */
    public static final String KIND = "OPERATIONS";

    private Operations() {}

    /** Whether {@code alert} is about alerting itself. */
    public static boolean are(Alert alert) {
        return alert.ruleKind().equals(KIND);
    }

    /** Whether {@code channel} of {@code recipient} is what is wrong, so that news of it had better go another way. */
    public static boolean ail(Alert alert, String recipient, String channel) {
        return are(alert)
                && (alert.scope().equals(Condition.CHANNEL_DOWN.scope(channel))
                        || alert.scope().equals(Condition.CHANNEL_DOWN.scope(recipient + ":" + channel))
                        || alert.scope().equals(Condition.CONTACT_REFUSED.scope(recipient + ":" + channel)));
    }
}
