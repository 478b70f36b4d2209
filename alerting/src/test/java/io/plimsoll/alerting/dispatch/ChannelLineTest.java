package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One channel on a virtual clock. */
class ChannelLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome OK = new Outcome.Delivered(200, "OK");
    private static final Outcome DOWN = new Outcome.Retryable(503, "down", null);

    private Instant now = START;
    private final Deque<SendTask> underWay = new ArrayDeque<>();
    private long offset;

    private static ChannelLine line(int concurrency, double perSecond, int burst) {
        return new ChannelLine(
                "sms", new ChannelPolicy(concurrency, perSecond, burst, 3, Duration.ofSeconds(15)), Board.unheard());
    }

    private void add(ChannelLine line, Severity severity) {
        var alert = anAlert().id("a" + offset).raised(severity).build();
        Intent intent = new Intent("i" + offset, START, "desk-" + offset, "sms", "all", alert);
        line.add(new SendTask(0, offset++, intent, 1, START));
    }

    private List<String> begin(ChannelLine line) {
        List<String> begun = new ArrayList<>();
        for (Optional<SendTask> task = line.next(now); task.isPresent(); task = line.next(now)) {
            begun.add(task.get().intent().intentId());
            underWay.add(task.get());
        }
        return begun;
    }

    @Test
    void noMoreAttemptsAreUnderWayThanItsConcurrency() {
        ChannelLine line = line(2, Double.POSITIVE_INFINITY, 10);
        for (int i = 0; i < 4; i++) {
            add(line, Severity.INFO);
        }

        assertThat(begin(line)).containsExactly("i0", "i1");
        assertThat(begin(line)).isEmpty();
        line.ended(underWay.remove(), OK, now);
        assertThat(begin(line)).containsExactly("i2");
    }

    @Test
    void afterABurstOnesAreSentAtTheRateAndTheGravestFirst() {
        ChannelLine line = line(9, 2, 3);
        for (int i = 0; i < 5; i++) {
            add(line, Severity.WARNING);
        }
        assertThat(begin(line)).containsExactly("i0", "i1", "i2");

        add(line, Severity.EMERGENCY);
        now = START.plusMillis(499);
        assertThat(begin(line)).isEmpty();
        now = START.plusMillis(500);
        assertThat(begin(line)).containsExactly("i5");
        now = START.plusMillis(1500);
        assertThat(begin(line)).containsExactly("i3", "i4");
    }

    @Test
    void d26AClockSetBackNeitherEarnsNorLosesATurn() {
        ChannelLine line = line(9, 1, 1);
        add(line, Severity.INFO);
        add(line, Severity.INFO);
        assertThat(begin(line)).containsExactly("i0");

        now = START.minusSeconds(3600);
        assertThat(begin(line)).isEmpty();
        now = START.minusSeconds(3599);
        assertThat(begin(line)).containsExactly("i1");
    }

    @Test
    void aBrokenSinkIsLeftAloneUntilOneAttemptShowsItIsBack() {
        ChannelLine line = line(3, Double.POSITIVE_INFINITY, 10);
        for (int i = 0; i < 8; i++) {
            add(line, Severity.INFO);
        }
        begin(line);
        line.ended(underWay.remove(), DOWN, now);
        line.ended(underWay.remove(), new Outcome.Ambiguous("no answer"), now);
        line.ended(underWay.remove(), DOWN, now);

        now = START.plusMillis(14_999);
        assertThat(begin(line)).isEmpty();
        now = START.plusSeconds(15);
        assertThat(begin(line)).containsExactly("i3");
        line.ended(underWay.remove(), DOWN, now);
        now = START.plusMillis(29_999);
        assertThat(begin(line)).isEmpty();
        now = START.plusSeconds(30);
        assertThat(begin(line)).containsExactly("i4");
        line.ended(underWay.remove(), OK, now);
        assertThat(begin(line)).containsExactly("i5", "i6", "i7");
    }

    @Test
    void refusalsOfSingleMessagesAndThrottlingAreNoFaultOfTheSink() {
        ChannelLine line = line(1, Double.POSITIVE_INFINITY, 10);
        for (int i = 0; i < 9; i++) {
            add(line, Severity.INFO);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(begin(line)).hasSize(1);
            line.ended(underWay.remove(), new Outcome.Rejected(400, "no such number"), now);
            assertThat(begin(line)).hasSize(1);
            line.ended(underWay.remove(), new Outcome.Retryable(429, "slower", Duration.ofSeconds(7)), now);
        }
        assertThat(begin(line)).hasSize(1);
    }

    @Test
    void anAttemptThatWasNotMadeLeavesTheNextOneToShowWhetherTheSinkIsBack() {
        ChannelLine line = line(3, Double.POSITIVE_INFINITY, 10);
        for (int i = 0; i < 5; i++) {
            add(line, Severity.INFO);
        }
        begin(line);
        for (int i = 0; i < 3; i++) {
            line.ended(underWay.remove(), DOWN, now);
        }

        now = START.plusSeconds(15);
        assertThat(begin(line)).containsExactly("i3");
        line.ended(underWay.remove(), null, now);
        assertThat(begin(line)).containsExactly("i4");
    }

    @Test
    void d39ARecipientWhoseServerIsDownIsLeftAloneAndTheOthersAreTold() {
        ChannelLine line = new ChannelLine(
                "webhook",
                new ChannelPolicy(8, Double.POSITIVE_INFINITY, 100, 3, Duration.ofSeconds(15)),
                Board.unheard());
        for (int i = 0; i < 6; i++) {
            add(line, "down", "down" + i, Severity.EMERGENCY);
        }
        add(line, "up", "up0", Severity.INFO);
        assertThat(begin(line)).containsExactly("down0", "down1", "up0");
        endAll(line);
        assertThat(begin(line)).as("two faults are not three").containsExactly("down2", "down3");
        endAll(line);

        add(line, "up", "up1", Severity.INFO);
        assertThat(begin(line)).containsExactly("up1");
        endAll(line);
        now = START.plusSeconds(15);
        add(line, "up", "up2", Severity.INFO);
        assertThat(begin(line)).as("one shows whether it is back").containsExactly("down4", "up2");
        endAll(line);
        assertThat(begin(line)).isEmpty();

        now = START.plusSeconds(30);
        assertThat(begin(line)).containsExactly("down5");
        line.ended(underWay.remove(), OK, now);
        add(line, "down", "down6", Severity.INFO);
        add(line, "down", "down7", Severity.INFO);
        assertThat(begin(line)).as("all of its share again").containsExactly("down6", "down7");
    }

    @Test
    void d39OnlyWhatWouldGoToTheBrokenServerIsGivenUp() {
        ChannelLine line = new ChannelLine(
                "webhook",
                new ChannelPolicy(4, Double.POSITIVE_INFINITY, 100, 1, Duration.ofSeconds(15)),
                Board.unheard());
        add(line, "down", "down0", Severity.INFO);
        begin(line);
        endAll(line);
        add(line, "down", "down1", Severity.INFO);
        add(line, "up", "up0", Severity.INFO);

        now = START.plusSeconds(60);
        assertThat(line.giveUp(Duration.ofMinutes(1), now, task -> true))
                .extracting(task -> task.intent().intentId())
                .containsExactly("down1");
        assertThat(begin(line)).containsExactly("up0");
    }

    private void add(ChannelLine line, String recipient, String id, Severity severity) {
        var alert = anAlert().id(id).raised(severity).build();
        line.add(new SendTask(0, offset++, new Intent(id, START, recipient, "webhook", "all", alert), 1, START));
    }

    /** What goes to "down" finds it so, the rest arrives. */
    private void endAll(ChannelLine line) {
        while (!underWay.isEmpty()) {
            SendTask task = underWay.remove();
            line.ended(task, task.intent().recipient().equals("down") ? DOWN : OK, now);
            line.done(task);
        }
    }

    @Test
    void whatIsSetAsideGoesOnWhenWhatWasToGoBeforeItIsWithdrawn() {
        ChannelLine line = line(4, 1, 2);
        for (int i = 0; i < 4; i++) {
            add(line, "boss", "b" + i, Severity.CRITICAL);
        }
        assertThat(begin(line)).containsExactly("b0");
        add(line, "other", "o0", Severity.EMERGENCY);
        assertThat(begin(line)).as("the last turn of this second").containsExactly("o0");
        line.ended(underWay.remove(), OK, now);
        line.withdraw(task -> task.intent().intentId().equals("b1"));

        now = START.plusSeconds(5);
        assertThat(begin(line)).containsExactly("b2");
    }

    @Test
    void d39ASlowRecipientTakesAQuarterOfTheAttemptsAndTheRestIsForTheOthers() {
        ChannelLine line = line(8, Double.POSITIVE_INFINITY, 100);
        for (int i = 0; i < 20; i++) {
            var alert = anAlert().id("slow" + i).raised(Severity.EMERGENCY).build();
            line.add(new SendTask(0, offset++, new Intent("slow" + i, START, "slow", "sms", "all", alert), 1, START));
        }
        add(line, Severity.INFO);
        add(line, Severity.INFO);

        assertThat(begin(line)).containsExactly("slow0", "slow1", "i20", "i21");

        line.ended(underWay.remove(), OK, now);
        assertThat(begin(line)).containsExactly("slow2");
    }
}
