package io.plimsoll.alerting.rehearsal;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Phase;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Instant EVENING = Instant.parse("2026-01-01T23:00:00Z");
    private static final Routes ROUTES = RoutesFile.parse("routes.yaml", """
            recipients:
              desk:
                email: desk@example.com
                slack: C0123ABCD
                quietHours: {from: "22:00", to: "07:00", zone: Europe/Berlin}
              owner: {email: owner@example.com, sms: "+442071838751", fallback: [sms, email]}
              boss: {sms: "+442071838750"}
              lonely: {email: lonely@example.com}
              team: {email: team@example.com, group: {by: [rule], wait: PT30S, interval: PT5M}}
            accounts: {"acct-*": {desk: seven}}
            escalations:
              page:
                repeat: 1
                steps:
                  - {after: PT1M, recipients: [boss]}
                  - {after: PT2M, recipients: [owner], channels: [email]}
            inhibit:
              - {when: {kind: MARGIN_RATIO, severity: CRITICAL}, mute: {kind: STRESS}, equal: [scope]}
            routes:
              - name: seven
                desk: seven
                escalation: page
                recipients: [desk]
                channels: [email]
                continue: true
                routes:
                  - {name: gold, match: {tier: gold}, recipients: [boss]}
              - {name: grave, minSeverity: CRITICAL, account: "acct-*", recipients: [owner]}
              - {name: rest, recipients: [team]}
              - {name: never, recipients: [owner]}
            """);

    @Test
    void tellsAtOnceThenTheStepsOfTheEscalationUntilItHasRepeated() {
        Rehearsed rehearsed = rehearse(anAlert().raised(Severity.CRITICAL).build(), List.of(), List.of());

        assertThat(told(rehearsed))
                .containsExactly(
                        "desk email at 2026-01-01T23:00:00Z by seven",
                        "owner sms at 2026-01-01T23:00:00Z by grave",
                        "boss sms at 2026-01-01T23:01:00Z by escalation page",
                        "owner email at 2026-01-01T23:03:00Z by escalation page",
                        "boss sms at 2026-01-01T23:04:00Z by escalation page",
                        "owner email at 2026-01-01T23:06:00Z by escalation page");
        assertThat(rehearsed.told().get(5).remark()).isEqualTo("escalation level 2, repeat 1: not acknowledged");
        assertThat(reasons(rehearsed))
                .containsExactly(
                        "desk slack: route seven: tells by [email]",
                        "lonely email: no route and no escalation names lonely",
                        "team email: route rest: not asked: route grave before it took the alert and has no continue: true");
    }

    @Test
    void namesTheConditionThatDoesNotHoldAndTheRouteThatWasNotAsked() {
        Rehearsed rehearsed =
                rehearse(anAlert().account("other").raised(Severity.WARNING).build(), List.of(), List.of());

        assertThat(rehearsed.looks())
                .extracting(look -> look.depth() + " " + look.route().name() + " " + look.fate() + " " + look.reason())
                .containsExactly(
                        "0 seven NO_MATCH desk: found nothing, expected seven",
                        "1 gold NOT_ASKED route seven around it does not match",
                        "0 grave NO_MATCH minSeverity: found WARNING, expected CRITICAL or above;"
                                + " account: found other, expected acct-*",
                        "0 rest TELLS takes the alert",
                        "0 never NOT_ASKED route rest before it took the alert and has no continue: true");
        assertThat(told(rehearsed)).containsExactly("team email at 2026-01-01T23:00:30Z by rest");
        assertThat(rehearsed.told().get(0).waitedFor()).isEqualTo("others of its group, to be told with them");
        assertThat(reasons(rehearsed))
                .contains(
                        "boss sms: route gold: not asked: route seven around it does not match; escalation page: no route that"
                                + " takes the alert begins it");
    }

    @Test
    void aWarningWaitsForTheEndOfTheQuietHours() {
        Rehearsed rehearsed = rehearse(anAlert().raised(Severity.WARNING).build(), List.of(), List.of());

        assertThat(told(rehearsed))
                .containsExactly(
                        "team email at 2026-01-01T23:00:30Z by rest", "desk email at 2026-01-02T06:00:00Z by seven");
        assertThat(rehearsed.told().get(1).waitedFor()).isEqualTo("the end of quiet hours");
        assertThat(rehearsed.told().get(1).remark()).isEqualTo("held 7 h for quiet hours");
        assertThat(reasons(rehearsed))
                .contains("boss sms: route gold: tier: found nothing, expected gold; escalation page: found WARNING,"
                        + " expected CRITICAL or above");
    }

    @Test
    void aSilenceKeepsItUntilItsEndAndThenItIsTold() {
        Instant end = EVENING.plusSeconds(3600);
        Silence silence = new Silence(
                "s1",
                List.of(LabelMatch.of("desk=seven")),
                EVENING.minusSeconds(60),
                end,
                "ann",
                "planned transfer",
                false,
                null,
                false);

        Rehearsed rehearsed = rehearse(anAlert().raised(Severity.CRITICAL).build(), List.of(silence), List.of());

        assertThat(told(rehearsed).get(0)).isEqualTo("desk email at 2026-01-02T00:00:00Z by seven");
        assertThat(rehearsed.told().get(0).remark()).isEqualTo("silence s1 ended, still firing");
    }

    @Test
    void whatAnotherAlertInhibitsIsToldNobodyAndSaysByWhich() {
        Alert graver = anAlert().id("graver").raised(Severity.CRITICAL).build();
        Episode open = new Episode(graver, Phase.FIRING, "told", EVENING, null, null, null, null);
        Alert stress =
                anAlert().id("b").stress("crash").raised(Severity.WARNING).build();

        Rehearsed rehearsed = rehearse(stress, List.of(), List.of(open));

        assertThat(rehearsed.told()).isEmpty();
        assertThat(reasons(rehearsed))
                .contains(
                        "desk email: inhibited by CRITICAL of rule margin-ratio, alert graver",
                        "team email: inhibited by CRITICAL of rule margin-ratio, alert graver");
    }

    @Test
    void aFallbackChannelSaysWhatItIsFor() {
        Rehearsed rehearsed =
                rehearse(anAlert().account("acct-9").raised(Severity.EMERGENCY).build(), List.of(), List.of());

        assertThat(told(rehearsed)).contains("owner sms at 2026-01-01T23:00:00Z by grave");
        assertThat(told(rehearsed)).noneMatch(line -> line.startsWith("owner email at 2026-01-01T23:00:00Z"));
    }

    private static Rehearsed rehearse(Alert alert, List<Silence> silences, List<Episode> episodes) {
        return new Rehearsal(ROUTES, silences, episodes).of(alert, EVENING, Duration.ofDays(1));
    }

    private static List<String> told(Rehearsed rehearsed) {
        return rehearsed.told().stream()
                .map(each -> each.recipient() + " " + each.channel() + " at " + each.at() + " by " + each.route())
                .toList();
    }

    private static List<String> reasons(Rehearsed rehearsed) {
        return rehearsed.untold().stream()
                .map(each -> each.recipient() + " " + each.channel() + ": " + each.reason())
                .toList();
    }
}
