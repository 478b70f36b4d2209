package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.episode.AckRequest.Kind;
import io.plimsoll.alerting.episode.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeLifeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String ROUTES = """
            recipients:
              desk: {email: desk@example.com}
              boss: {sms: "+442071838750"}
              owner: {email: owner@example.com, sms: "+442071838751"}
            accounts: {"acct-*": {desk: seven}}
            escalations:
              page:
                repeat: 1
                steps:
                  - {after: PT1M, recipients: [boss]}
                  - {after: PT2M, recipients: [owner], channels: [sms]}
            inhibit:
              - {when: {kind: MARGIN_RATIO, severity: CRITICAL}, mute: {kind: STRESS}, equal: [scope]}
            routes:
              - {name: seven, desk: seven, escalation: page, recipients: [desk]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path stateDir;

    @SuppressWarnings("NullAway.Init")
    private EpisodeDesk desk;

    @BeforeEach
    void start() {
        desk = new EpisodeDesk(stateDir, ROUTES);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void d20DuplicatesAndOlderEventsAreIgnoredAndOnRecord() {
        var raised = anAlert().raised(Severity.WARNING).build();
        var worse = anAlert()
                .change(1, Change.ESCALATED, Severity.WARNING, Severity.CRITICAL)
                .build();
        desk.hear(raised);
        desk.hear(raised);
        desk.hear(worse);
        desk.hear(raised);

        assertThat(desk.told()).containsExactly("desk email WARNING", "desk email CRITICAL");
        assertThat(desk.reasons())
                .containsExactly(
                        "duplicate: sequence 0 after 0 of the episode",
                        "out of order: sequence 0 after 1 of the episode");
    }

    @Test
    void d24WhatFlapsIsToldAFewTimesAndOnceWhenItIsCalmButTheNextLevelAtOnce() {
        for (int i = 0; i < 1800; i++) {
            desk.hear(anAlert().id("f" + i).raised(Severity.WARNING).build());
            desk.hear(anAlert()
                    .id("f" + i)
                    .change(1, Change.RESOLVED, Severity.WARNING, null)
                    .build());
        }
        List<String> restless = desk.told();
        desk.hear(anAlert().id("worse").raised(Severity.CRITICAL).build());
        desk.ack("worse", Kind.ACK, null);
        List<String> worse = desk.told();
        desk.hear(anAlert().id("last").raised(Severity.WARNING).build());
        desk.pass(Duration.ofMinutes(11));

        assertThat(restless).hasSize(6);
        assertThat(restless.get(5))
                .isEqualTo(
                        "desk email RESOLVED: flapping: 6 changes within PT10M; further ones are held until it is calm");
        assertThat(worse.get(0)).isEqualTo("desk email CRITICAL");
        assertThat(desk.told())
                .containsExactly("desk email WARNING: flapping ended after 3596 more changes, still firing");
    }

    @Test
    void d29WithoutAcknowledgementTheChainIsClimbedOnTimeAndEnds() {
        desk.hear(anAlert().build());
        List<String> all = new ArrayList<>();
        for (int minute = 1; minute <= 10; minute++) {
            desk.pass(Duration.ofMinutes(1));
            for (String one : desk.told()) {
                all.add(minute + " " + one);
            }
        }

        assertThat(all)
                .containsExactly(
                        "1 desk email CRITICAL",
                        "1 boss sms CRITICAL: escalation level 1: not acknowledged",
                        "3 owner sms CRITICAL: escalation level 2: not acknowledged",
                        "4 boss sms CRITICAL: escalation level 1, repeat 1: not acknowledged",
                        "6 owner sms CRITICAL: escalation level 2, repeat 1: not acknowledged");
    }

    @Test
    void d29TheChainIsClimbedOnTimeAcrossRestartsBetweenItsLevels() {
        desk.hear(anAlert().build());
        List<String> all = new ArrayList<>();
        for (int second = 1; second <= 600; second++) {
            desk.pass(Duration.ofSeconds(1));
            for (String one : desk.told()) {
                all.add(second + " s " + one);
            }
            if (second % 45 == 0) {
                desk.crash();
            }
        }

        assertThat(all)
                .containsExactly(
                        "1 s desk email CRITICAL",
                        "60 s boss sms CRITICAL: escalation level 1: not acknowledged",
                        "180 s owner sms CRITICAL: escalation level 2: not acknowledged",
                        "240 s boss sms CRITICAL: escalation level 1, repeat 1: not acknowledged",
                        "360 s owner sms CRITICAL: escalation level 2, repeat 1: not acknowledged");
    }

    @Test
    void d29WhatGoesOnFiringIsToldAgainToThoseWhoWantThatUntilSomebodyHasItInHandOrItEnds() {
        desk.close();
        desk = new EpisodeDesk(stateDir, """
                recipients: {desk: {email: desk@example.com}, log: {email: log@example.com}}
                routes:
                  - {name: log, recipients: [log], continue: true}
                  - {name: desk, recipients: [desk], repeat: PT4H}
                """);
        desk.hear(anAlert().build());
        desk.told();
        desk.pass(Duration.ofHours(3), MINUTE);
        desk.hear(anAlert()
                .change(1, Change.ESCALATED, Severity.CRITICAL, Severity.EMERGENCY)
                .build());
        desk.told();
        desk.pass(Duration.ofMinutes(239), MINUTE);
        desk.crash();
        List<String> early = desk.told();
        desk.pass(MINUTE);
        List<String> fourHoursLater = desk.told();
        desk.pass(Duration.ofHours(4), MINUTE);
        List<String> eightHoursLater = desk.told();
        desk.ack("a1", Kind.ACK, desk.now().plus(Duration.ofHours(9)));
        desk.told();
        desk.pass(Duration.ofHours(8), MINUTE);
        List<String> inHand = desk.told();
        desk.hear(anAlert().change(2, Change.RESOLVED, Severity.EMERGENCY, null).build());
        desk.told();
        desk.pass(Duration.ofHours(5), MINUTE);

        assertThat(early).isEmpty();
        assertThat(fourHoursLater).containsExactly("desk email EMERGENCY: still firing since 2025-10-10T21:15:00.250Z");
        assertThat(eightHoursLater).isEqualTo(fourHoursLater);
        assertThat(inHand).isEmpty();
        assertThat(desk.told()).isEmpty();
    }

    @Test
    void d30AnAcknowledgementStopsWhatIsPendingAndEveryLaterStep() {
        desk.hear(anAlert().build());
        desk.pass(Duration.ofSeconds(61));
        desk.told();
        desk.ack("a1", Kind.ACK, null);
        desk.pass(Duration.ofMinutes(30));

        assertThat(desk.told())
                .containsExactlyInAnyOrder(
                        "desk email CANCEL: acknowledged by ann via link",
                        "boss sms CANCEL: acknowledged by ann via link");
        assertThat(Objects.requireNonNull(desk.episodes().get("a1")).phase()).isEqualTo(Phase.ACKNOWLEDGED);
    }

    @Test
    void d31AnAcknowledgementLapsesWhenTheLevelRisesOrItsTimeIsUp() {
        desk.hear(anAlert().build());
        desk.ack("a1", Kind.ACK, null);
        desk.told();
        desk.hear(anAlert()
                .change(1, Change.ESCALATED, Severity.CRITICAL, Severity.EMERGENCY)
                .build());
        List<String> risen = desk.told();
        desk.ack("a1", Kind.SNOOZE, desk.now().plusSeconds(50));
        desk.told();
        desk.pass(Duration.ofSeconds(51));

        assertThat(risen).containsExactly("desk email EMERGENCY: was acked by ann");
        assertThat(desk.told())
                .containsExactly("desk email EMERGENCY: was snoozed by ann until 2026-01-01T12:00:50Z, still firing");
    }

    @Test
    void d28ASilenceHoldsButForAnEmergencyAndItsEndIsToldOnceWhileItFires() {
        desk.silence(desk.aSilence(Duration.ofMinutes(10), false, null));
        desk.hear(anAlert().build());
        desk.hear(
                anAlert().id("e").account("acct-18").raised(Severity.EMERGENCY).build());
        List<String> during = desk.told();
        List<String> why = desk.reasons();
        desk.pass(Duration.ofMinutes(10));

        assertThat(during).containsExactly("desk email EMERGENCY");
        assertThat(why).containsExactly("silence s1 of ann until 2026-01-01T12:10:00Z: roll over");
        assertThat(desk.told().stream().filter(one -> one.startsWith("desk email CRITICAL")))
                .containsExactly("desk email CRITICAL: silence s1 ended, still firing");
    }

    @Test
    void d28ASilenceMadeWhileAnAlertFiresStopsWhatWouldStillBeToldAndItsEndBeginsTheChainAnew() {
        desk.hear(anAlert().build());
        desk.pass(Duration.ofSeconds(90));
        desk.silence(desk.aSilence(Duration.ofHours(1), false, null));
        desk.pass(Duration.ofMinutes(59));
        List<String> silenced = desk.told();
        desk.pass(Duration.ofSeconds(61));
        List<String> ended = desk.told();
        desk.pass(Duration.ofSeconds(58));
        List<String> soon = desk.told();
        desk.pass(Duration.ofSeconds(3));

        assertThat(silenced)
                .containsExactlyInAnyOrder(
                        "desk email CRITICAL",
                        "boss sms CRITICAL: escalation level 1: not acknowledged",
                        "desk email CANCEL: silence s1 of ann until 2026-01-01T13:01:30Z: roll over",
                        "boss sms CANCEL: silence s1 of ann until 2026-01-01T13:01:30Z: roll over");
        assertThat(ended).containsExactly("desk email CRITICAL: silence s1 ended, still firing");
        assertThat(soon).isEmpty();
        assertThat(desk.told()).containsExactly("boss sms CRITICAL: escalation level 1: not acknowledged");
    }

    @Test
    void anEventThatComesBeforeTheEndOfASilenceIsNoticedBeginsTheChainTooWhateverItIs() {
        desk.hear(anAlert().raised(Severity.EMERGENCY).build());
        var silence = desk.aSilence(Duration.ofHours(1), true, "ben");
        desk.silence(silence);
        desk.pass(Duration.ofSeconds(2));
        desk.told();
        desk.silence(silence.ended());
        desk.hear(anAlert()
                .change(1, Change.DEESCALATED, Severity.EMERGENCY, Severity.CRITICAL)
                .build());
        desk.pass(Duration.ofSeconds(62));

        assertThat(desk.told())
                .containsExactly(
                        "desk email CRITICAL: silence s1 ended, still firing",
                        "boss sms CRITICAL: escalation level 1: not acknowledged");
    }

    @Test
    void d29AfterAnOutageStepsComeOneByOneAgain() {
        desk.hear(anAlert().build());
        desk.told();
        desk.pass(Duration.ofHours(3), Duration.ofHours(3));
        desk.pass(Duration.ofSeconds(118));
        List<String> atOnce = desk.told();
        desk.pass(Duration.ofSeconds(4));

        assertThat(atOnce).containsExactly("boss sms CRITICAL: escalation level 1: not acknowledged");
        assertThat(desk.told()).containsExactly("owner sms CRITICAL: escalation level 2: not acknowledged");
    }

    @Test
    void anAcknowledgementThatIsTakenBackIsToldAndTheChainBegins() {
        desk.hear(anAlert().build());
        desk.ack("a1", Kind.UNACK, null);
        assertThat(desk.told()).as("there was none to take back").containsExactly("desk email CRITICAL");

        desk.ack("a1", Kind.ACK, null);
        desk.told();
        desk.ack("a1", Kind.UNACK, null);
        assertThat(desk.told())
                .containsExactly("desk email CRITICAL: acknowledgement taken back by ann via link, still firing");
        desk.pass(Duration.ofSeconds(61));
        assertThat(desk.told()).containsExactly("boss sms CRITICAL: escalation level 1: not acknowledged");
    }

    @Test
    void d26AClockSetBackByAnHourHoldsNoStormUpForThatHourAndMakesNoneOfItsOwn() {
        desk.close();
        desk = new EpisodeDesk(stateDir, """
                recipients: {desk: {email: d@b.c, pace: {perMinute: 2}}}
                routes: [{name: all, recipients: [desk]}]
                """);
        for (int i = 0; i < 5; i++) {
            desk.hear(anAlert()
                    .id("w" + i)
                    .account("acct-" + i)
                    .raised(Severity.WARNING)
                    .build());
        }
        assertThat(desk.told()).as("two by themselves, the others make a storm").hasSize(2);
        desk.pass(Duration.ofSeconds(1));
        desk.setClock(EpisodeDesk.START.minus(Duration.ofHours(1)));
        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.told()).as("its first message").hasSize(1);
        desk.pass(Duration.ofMinutes(2));
        desk.told();

        desk.setClock(desk.now().minus(Duration.ofHours(1)));
        desk.hear(anAlert().id("later").raised(Severity.WARNING).build());
        assertThat(desk.told()).as("no storm any more").containsExactly("desk email WARNING");
    }

    @Test
    void d21ASilenceNobodyCanReadAndOneThatIsDeletedStopNothing() {
        desk.silence(desk.aSilence(Duration.ofHours(1), false, null));
        desk.poisonSilence("s2", new byte[] {1, 2, 3});
        desk.poisonSilence("s1", null);
        desk.hear(anAlert().build());

        assertThat(desk.told()).as("the deleted one is over").containsExactly("desk email CRITICAL");
    }

    @Test
    void aProgramThatOpenedAnIncidentHearsOfItsEndWhateverIsSilentFlappingOrOld() {
        desk.close();
        desk = new EpisodeDesk(stateDir, """
                recipients:
                  desk: {email: d@b.c}
                  machine: {alertmanager: "https://am.example"}
                routes: [{name: all, recipients: [desk, machine]}]
                """);
        desk.hear(anAlert().build());
        desk.silence(desk.aSilence(Duration.ofHours(1), false, null));
        desk.told();
        desk.hear(anAlert().change(1, Change.RESOLVED, Severity.CRITICAL, null).build());

        assertThat(desk.told()).containsExactly("machine alertmanager RESOLVED");
        assertThat(desk.reasons()).containsExactly("silence s1 of ann until 2026-01-01T13:00:00Z: roll over");
    }

    @Test
    void d28ASilenceForEmergenciesHoldsOnceAnotherPersonConfirmedItAndADeletedOneStaysDeleted() {
        var silence = desk.aSilence(Duration.ofHours(1), true, null);
        desk.silence(silence);
        desk.hear(anAlert().id("e1").raised(Severity.EMERGENCY).build());
        desk.silence(silence.confirmed("ben"));
        desk.hear(anAlert().id("e2").raised(Severity.EMERGENCY).build());
        List<String> before = desk.told();
        desk.silence(silence.ended());
        desk.silence(silence);
        desk.hear(anAlert().id("c3").build());

        assertThat(before).containsExactly("desk email EMERGENCY");
        assertThat(desk.told()).containsExactly("desk email CRITICAL");
    }

    @Test
    void d37WhatIsInhibitedIsCancelledOrNotToldAndAClosedPositionSupersedesItsWarnings() {
        desk.hear(anAlert().id("s1").stress("crash").build());
        desk.hear(anAlert().id("m1").build());
        desk.hear(anAlert().id("s2").stress("crash").raised(Severity.WARNING).build());
        List<String> both = desk.told();
        desk.hear(anAlert()
                .id("m1")
                .reason("POSITION_CLOSED")
                .change(1, Change.RESOLVED, Severity.CRITICAL, null)
                .build());

        assertThat(both)
                .containsExactly(
                        "desk email CRITICAL",
                        "desk email CRITICAL",
                        "desk email CANCEL: inhibited by CRITICAL of rule margin-ratio, alert m1");
        assertThat(desk.reasons()).containsExactly("inhibited by CRITICAL of rule margin-ratio, alert m1");
        assertThat(desk.told())
                .containsExactly(
                        "desk email CANCEL: superseded: POSITION_CLOSED at 2025-10-10T21:15:00.250Z",
                        "desk email RESOLVED");
        assertThat(Objects.requireNonNull(desk.episodes().get("m1")).phase()).isEqualTo(Phase.SUPERSEDED);
    }
}
