package io.plimsoll.alerting.notify;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every channel owes its caller, checked against a real local server of its protocol. A channel over HTTP extends
 * {@link io.plimsoll.alerting.channel.http.HttpChannelContract}, which scripts the server; every other one says here how its
 * sink is made to refuse, to slow down and to fall silent.
 */
public abstract class NotifierContract {
    protected static final String ID = "00112233445566778899aabbccddeeff";

    private static final String FIGURE = "12345.678";

    /** Channel whose sink is up and takes everything. */
    protected abstract Notifier notifier();

    /** An address the sink knows. */
    protected abstract String address();

    /** Ids of the messages the sink has received, in order. */
    protected abstract List<String> receivedIds() throws Exception;

    /** What each of them holds of our id; less than all of it where the protocol has no room. */
    protected String idAtTheSink() {
        return ID;
    }

    /** What a person reads in the last message the sink has received, put together where it came in parts. */
    protected abstract String receivedText() throws Exception;

    /** Longest text in characters; Integer.MAX_VALUE: the sink has no limit. */
    protected abstract int longestText();

    /** Makes the sink unreachable. */
    protected abstract void stopSink();

    /** The next message is refused because of whom it is for. */
    protected abstract void refuseContact();

    /** Our credentials are refused at the next message; what that is about: CONTACT where each contact point has its own. */
    protected abstract About refuseCredentials();

    /** The next message is refused because we are too fast; how long the sink asks to wait, null: its protocol cannot say. */
    protected abstract @Nullable Duration throttle();

    /** The next message is taken, and the sink is gone before it has said so. */
    protected abstract void loseAnswer();

    /** Whether the sink takes a message with an id it has seen for the same one: then a lost answer is a reason to repeat it. */
    protected abstract boolean recognisesRepeats();

    /** Values that must show in no outcome and in no text form; at least one. */
    protected abstract List<String> planted();

    private Message message() {
        return new Message(ID, address(), anAlert().build());
    }

    /** Makes an attempt, and looks at all that it leaves behind. */
    protected final Outcome attempt(Message message) {
        Notifier notifier = notifier();
        Outcome outcome = notifier.send(message);
        assertThat(outcome + "; " + notifier).doesNotContain(planted());
        return outcome;
    }

    /** Whether the sink took it; some tell later whether it arrived. */
    private static void assertTaken(Outcome outcome) {
        assertThat(outcome).isInstanceOfAny(Outcome.Delivered.class, Outcome.Accepted.class);
    }

    @Test
    void deliversOnceWithTheIdOfTheIntent() throws Exception {
        assertTaken(attempt(message()));

        assertThat(receivedIds()).singleElement().asString().contains(idAtTheSink());
    }

    @Test
    void carriesTheSameIdOnEveryAttempt() throws Exception {
        attempt(message());
        attempt(message());

        assertThat(receivedIds()).hasSize(2);
        assertThat(receivedIds().get(0)).isEqualTo(receivedIds().get(1));
    }

    @Test
    void answersRetryableWhenTheSinkIsDown() {
        stopSink();

        assertThat(attempt(message())).isInstanceOf(Outcome.Retryable.class);
    }

    @Test
    void answersRetryableWhenTheSinkGoesDownBetweenTwoMessages() {
        attempt(message());
        stopSink();

        assertThat(attempt(message())).isInstanceOf(Outcome.Retryable.class);
    }

    @Test
    void aRefusalOfTheContactPointIsAboutItAndNotAboutTheNextMessage() {
        refuseContact();

        assertThat(attempt(message()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(About.CONTACT));
        assertTaken(attempt(message()));
    }

    @Test
    void aRefusalOfOurCredentialsSaysWhatElseTheyOpen() {
        About about = refuseCredentials();

        assertThat(attempt(message()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(about));
    }

    @Test
    void waitsAsLongAsTheSinkAsksForAndIsTakenAfterwards() {
        Duration wait = throttle();

        assertThat(attempt(message()))
                .isInstanceOfSatisfying(
                        Outcome.Retryable.class,
                        later -> assertThat(later.retryAfter()).isEqualTo(wait));
        assertTaken(attempt(message()));
    }

    @Test
    void aLostAnswerIsUnknownUnlessTheSinkRecognisesRepeats() {
        loseAnswer();

        assertThat(attempt(message()))
                .isInstanceOf(recognisesRepeats() ? Outcome.Retryable.class : Outcome.Ambiguous.class);
    }

    @Test
    void d14ATextOverTheLimitIsCutBetweenWordsAndNeverInANumber() throws Exception {
        String figures = (FIGURE + " USDT, ").repeat(10_000).strip();

        assertTaken(
                attempt(new Message(ID, address(), anAlert().message(figures).build())));

        String text = receivedText();
        if (longestText() == Integer.MAX_VALUE) {
            assertThat(text).contains(figures);
        } else {
            assertThat(text).containsPattern(" " + FIGURE + " USDT(…|\\.\\.\\.)\n");
            assertThat(text.length()).isBetween(longestText() / 2, longestText());
        }
    }

    @Test
    void canBeClosedTwice() {
        Notifier notifier = notifier();
        notifier.send(message());

        notifier.close();
        notifier.close();
    }
}
