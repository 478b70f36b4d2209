package io.plimsoll.alerting.notify;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every channel owes its caller, checked against a real local server. */
public abstract class NotifierContract {
    protected static final String ID = "00112233445566778899aabbccddeeff";

    /** Channel whose sink is up and takes everything. */
    protected abstract Notifier notifier();

    /** An address the sink knows. */
    protected abstract String address();

    /** Ids of the messages the sink has received, in order. */
    protected abstract List<String> receivedIds() throws Exception;

    /** Makes the sink unreachable. */
    protected abstract void stopSink();

    private Message message() {
        return new Message(ID, address(), anAlert().build());
    }

    @Test
    void deliversOnceWithTheIdOfTheIntent() throws Exception {
        Outcome outcome = notifier().send(message());

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        assertThat(receivedIds()).singleElement().asString().contains(ID);
    }

    @Test
    void carriesTheSameIdOnEveryAttempt() throws Exception {
        notifier().send(message());
        notifier().send(message());

        assertThat(receivedIds()).hasSize(2);
        assertThat(receivedIds().get(0)).isEqualTo(receivedIds().get(1));
    }

    @Test
    void answersRetryableWhenTheSinkIsDown() {
        stopSink();

        assertThat(notifier().send(message())).isInstanceOf(Outcome.Retryable.class);
    }

    @Test
    void answersRetryableWhenTheSinkGoesDownBetweenTwoMessages() {
        notifier().send(message());
        stopSink();

        assertThat(notifier().send(message())).isInstanceOf(Outcome.Retryable.class);
    }
}
