package io.plimsoll.alerting.channel.smpp;

import io.plimsoll.alerting.notify.Outcome;

/** There is no session to send on. */
final class NotBoundException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotBoundException(Outcome outcome) {
        super(outcome.detail());
        this.outcome = outcome;
    }

    /** What that means for a message; nothing of it was sent. */
    Outcome outcome() {
        return outcome;
    }
}
