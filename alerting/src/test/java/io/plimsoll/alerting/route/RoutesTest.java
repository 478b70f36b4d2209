package io.plimsoll.alerting.route;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Decision.Suppress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {
    private final Routes routes = RoutesFile.parse("routes.yaml", """
            recipients:
              desk: {email: desk@example.com}
              boss: {email: boss@example.com}
            routes:
              - {name: urgent, account: "acct-*", minSeverity: CRITICAL, recipients: [boss], continue: true}
              - {name: all, account: "acct-*", minSeverity: WARNING, recipients: [desk]}
              - {name: never, recipients: [boss]}
            """);

    @Test
    void firstMatchWinsUnlessTheRouteSaysContinue() {
        assertThat(routes.decide(anAlert().raised(Severity.CRITICAL).build()))
                .containsExactly(new Notify("boss", "email", "urgent"), new Notify("desk", "email", "all"));
        assertThat(routes.decide(anAlert().raised(Severity.WARNING).build()))
                .containsExactly(new Notify("desk", "email", "all"));
    }

    @Test
    void resolvedIsToldOnlyToWhomTheLevelItLeftConcerns() {
        var fromWarning = anAlert().change(1, Change.RESOLVED, Severity.WARNING, null);
        var fromCritical = anAlert().change(1, Change.RESOLVED, Severity.CRITICAL, null);

        assertThat(routes.decide(fromWarning.build())).containsExactly(new Notify("desk", "email", "all"));
        assertThat(routes.decide(fromCritical.build()))
                .containsExactly(new Notify("boss", "email", "urgent"), new Notify("desk", "email", "all"));
    }

    @Test
    void whoWasToldWhenItWasWorseHearsOfTheEndToo() {
        var mildAtTheEnd =
                anAlert().change(3, Change.RESOLVED, Severity.WARNING, null).build();

        assertThat(routes.decide(
                        mildAtTheEnd, List.of(new Told("boss", "email", "urgent"), new Told("desk", "email", "all"))))
                .containsExactly(new Notify("desk", "email", "all"), new Notify("boss", "email", "urgent"));
        assertThat(routes.decide(mildAtTheEnd, List.of(new Told("intern", "email", "urgent"))))
                .containsExactly(
                        new Notify("desk", "email", "all"),
                        new Suppress("was told of the episode, but has no email address any more", "intern", "email"));
    }

    @Test
    void aRouteThatNeverTellsTheEndDoesNotTellItToWhomItTold() {
        var beginnings = RoutesFile.parse(
                "r",
                "{recipients: {a: {email: a@b.c}}, routes:"
                        + " [{name: up, minSeverity: CRITICAL, notify: [RAISED, ESCALATED], recipients: [a]}]}");
        var end = anAlert().change(3, Change.RESOLVED, Severity.WARNING, null).build();

        assertThat(beginnings.decide(end, List.of(new Told("a", "email", "up"))))
                .containsExactly(new Suppress("RESOLVED is not notified by route up", "a", "email"));
    }

    @Test
    void deescalationIsSuppressedWithItsReasonForEachRecipient() {
        var alert = anAlert().change(2, Change.DEESCALATED, Severity.CRITICAL, Severity.WARNING);

        assertThat(routes.decide(alert.build()))
                .containsExactly(
                        new Suppress("de-escalation is not notified", "boss", "email"),
                        new Suppress("de-escalation is not notified", "desk", "email"));
    }

    @Test
    void anAlertNoRouteMatchesIsSuppressedWithAReason() {
        var only = RoutesFile.parse("r", "{recipients: {a: {email: a@b.c}}, routes: [{account: x, recipients: [a]}]}");

        assertThat(only.decide(anAlert().build())).containsExactly(new Suppress("no route matches", null, null));
    }

    @Test
    void onePersonOnTwoRoutesIsToldOnce() {
        var twice = RoutesFile.parse(
                "r",
                "{recipients: {a: {email: a@b.c}}, routes: [{name: one, recipients: [a], continue: true},"
                        + " {name: two, recipients: [a]}]}");

        assertThat(twice.decide(anAlert().build()))
                .containsExactly(
                        new Notify("a", "email", "one"), new Suppress("already told by route one", "a", "email"));
    }

    @Test
    void everyFaultOfAFileIsReportedAtOnceWithItsPath() {
        var thrown = catchThrowableOfType(InvalidRoutesException.class, () -> RoutesFile.parse("routes.yaml", """
                        recipients:
                          desk: {email: "desk at example"}
                        routes:
                          - {name: a, acount: x, minSeverity: LOUD, recipients: [dsk]}
                          - {name: a, notify: [SHOUTED], recipients: []}
                        rout: 1
                        """));

        assertThat(thrown.faults())
                .containsExactlyInAnyOrder(
                        "routes.yaml: rout: unknown key, expected one of [accounts, ackFor, escalations, flapping, inhibit, operations, recipients, routes]",
                        "routes.yaml: recipients.desk.email: found \"desk at example\","
                                + " expected an address such as risk@example.com",
                        "routes.yaml: routes[0].acount: unknown key, expected one of"
                                + " [account, channels, continue, desk, escalation, kind, match, minSeverity, name, notify, owner, recipients, repeat, routes, rule, scope, venue]",
                        "routes.yaml: routes[0].minSeverity: found \"LOUD\","
                                + " expected one of [INFO, WARNING, CRITICAL, EMERGENCY]",
                        "routes.yaml: routes[0].recipients[0]: found \"dsk\", expected one of [desk]",
                        "routes.yaml: routes[1].name: found \"a\" a second time, expected a name of its own",
                        "routes.yaml: routes[1].notify[0]: found \"SHOUTED\","
                                + " expected one of [RAISED, ESCALATED, DEESCALATED, RESOLVED]",
                        "routes.yaml: routes[1].recipients: found [], expected a list of at least one");
    }

    @Test
    void aDocumentThatIsNoYamlIsToldWithTheLineThatIsWrong() {
        assertThatThrownBy(() -> RoutesFile.parse("r", "recipients:\n  a:\n\temail: a@b.c\nroutes: []\n"))
                .hasMessage("r: line 3: found character '\\t(TAB)' that cannot start any token. (Do not use"
                        + " \\t(TAB) for indentation), expected YAML");
        assertThatThrownBy(() -> RoutesFile.parse("r", "recipients:\n  a: {email: a@b.c}\nflapping\nroutes: []\n"))
                .hasMessage("r: line 3: could not find expected ':', expected YAML");
        assertThatThrownBy(() -> RoutesFile.parse("r", "recipients:\n  a: {email: a@b.c}\n  a: {email: c@b.c}\n"))
                .hasMessage("r: line 3: Duplicate field 'a', expected YAML");
    }

    @Test
    void bytesThatAreNoUtf8AreAFaultOfTheFile(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("routes.yaml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> RoutesFile.read(file))
                .isInstanceOf(InvalidRoutesException.class)
                .hasMessage(file + ": found bytes that are no UTF-8, expected a routes file");
    }
}
