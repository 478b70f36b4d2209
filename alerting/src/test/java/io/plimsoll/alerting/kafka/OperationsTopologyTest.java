package io.plimsoll.alerting.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with alerting itself, from the word of a process to the people it is told to. */
class OperationsTopologyTest {
    private static final String RECIPIENTS =
            "recipients: {ops: {email: o@b.c, sms: '+442071838750', fallback: [email, sms]}, desk: {email: d@b.c},"
                    + " boss: {telegram: '1'}}, routes: [{name: all, recipients: [desk]}]";
    private static final String WITH_OPERATIONS = "{" + RECIPIENTS + ", operations: [{name: ops, recipients: [ops]}]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path stateDir;

    private @Nullable EpisodeDesk open;

    @AfterEach
    void stop() {
        if (open != null) {
            open.close();
        }
    }

    private EpisodeDesk desk(String routes) {
        EpisodeDesk fresh = new EpisodeDesk(stateDir, routes);
        open = fresh;
        return fresh;
    }

    private static Report down(String reporter, Instant since, Instant holdsUntil) {
        return new Report(reporter, Condition.CHANNEL_DOWN, "email", "535 refused", since, holdsUntil, 1);
    }

    @Test
    void d3AFailingChannelIsToldOnceByAnotherChannelHoweverManyProcessesSeeIt() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        Instant start = desk.now();
        for (String reporter : List.of("w1", "w2", "w3")) {
            desk.report(down(reporter, start, start.plusSeconds(300)));
        }
        desk.pass(Duration.ofMinutes(1));
        for (String reporter : List.of("w1", "w2", "w3")) {
            desk.report(down(reporter, start, start.plusSeconds(360)));
        }
        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.told()).containsExactly("ops sms CRITICAL");
        assertThat(desk.reasons()).containsExactly("it is out of order itself");
    }

    @Test
    void d3WhenAllProcessesSayThatItWorksAgainThatIsToldToo() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        Instant start = desk.now();
        desk.report(down("w1", start, start.plusSeconds(300)));
        desk.report(down("w2", start, start.plusSeconds(300)));
        desk.pass(Duration.ofMinutes(1));
        desk.report(down("w1", start, start));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).containsExactly("ops sms CRITICAL");

        desk.report(down("w2", start, start));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).containsExactly("ops sms RESOLVED");
    }

    @Test
    void aProcessThatDiedIsNotBelievedForEver() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        desk.report(down("w1", desk.now(), desk.now().plusSeconds(300)));
        desk.pass(Duration.ofSeconds(290));
        assertThat(desk.told()).containsExactly("ops sms CRITICAL");
        desk.crash();
        desk.pass(Duration.ofSeconds(20));

        List<Intent> told = desk.intents();
        assertThat(told).singleElement().satisfies(end -> {
            assertThat(end.alert().severity()).isNull();
            assertThat(end.alert().message()).isEqualTo("Channel email is back, or nobody watches it any more.");
        });
    }

    @Test
    void theEndOfWhatWasNeverHeardOfIsNoNews() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        desk.report(down("w1", desk.now(), desk.now()));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).isEmpty();
        assertThat(desk.reasons()).isEmpty();
    }

    @Test
    void aReportFromBeforeAStandstillIsToldAllTheSame() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        Instant longAgo = desk.now().minusSeconds(3_600);
        desk.report(down("w1", longAgo, longAgo.plusSeconds(300)));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).containsExactly("ops sms CRITICAL", "ops sms RESOLVED");
    }

    @Test
    void ordinaryRoutesDoNotHearOfItAndWithoutOthersTheRecordSaysThatNobodyDoes() {
        EpisodeDesk desk = desk("{" + RECIPIENTS + "}");
        desk.report(down("w1", desk.now(), desk.now().plusSeconds(300)));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).isEmpty();
        assertThat(desk.reasons()).containsExactly("no route matches");
    }

    @Test
    void itEscalatesUntilSomebodyHasItInHandLikeEveryAlert() {
        EpisodeDesk desk = desk(
                "{" + RECIPIENTS
                        + ", operations: [{name: ops, recipients: [ops], escalation: page}],"
                        + " escalations: {page: {steps: [{after: PT5M, recipients: [boss]}, {after: PT5M, recipients: [desk]}]}}}");
        Instant start = desk.now();
        desk.report(down("w1", start, start.plusSeconds(3_600)));
        desk.pass(Duration.ofMinutes(6));
        List<Intent> told = desk.intents();
        assertThat(told).extracting(Intent::recipient).containsExactly("ops", "boss");

        desk.ack("plimsoll", told.get(0).alert().alertId(), AckRequest.Kind.ACK, null);
        desk.pass(Duration.ofMinutes(10));
        assertThat(desk.told()).filteredOn(each -> !each.contains("CANCEL")).isEmpty();
    }

    @Test
    void d15AContactPointThatIsGoneIsAWarningAndNotToldByItself() {
        EpisodeDesk desk = desk(WITH_OPERATIONS);
        Instant start = desk.now();
        desk.report(new Report(
                "w1", Condition.CONTACT_REFUSED, "desk:webhook", "HTTP 410", start, start.plusSeconds(300), 1));
        desk.report(new Report(
                "w1", Condition.CONTACT_REFUSED, "ops:email", "550 no such user", start, start.plusSeconds(300), 1));
        desk.pass(Duration.ofMinutes(1));

        List<Intent> told = desk.intents();
        assertThat(told)
                .extracting(intent -> intent.channel() + " " + intent.alert().scope())
                .containsExactly("email CONTACT:desk:webhook", "sms CONTACT:ops:email");
        assertThat(told).extracting(intent -> intent.alert().severity()).containsOnly(Severity.WARNING);
    }

    @Test
    void whoHasNoOtherChannelIsToldByTheOneThatFailsInCaseItIsBackInTime() {
        EpisodeDesk desk = desk("{" + RECIPIENTS + ", operations: [{name: ops, recipients: [desk]}]}");
        desk.report(down("w1", desk.now(), desk.now().plusSeconds(300)));
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.told()).containsExactly("desk email CRITICAL");
    }
}
