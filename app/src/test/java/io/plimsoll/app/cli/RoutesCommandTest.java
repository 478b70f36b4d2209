package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesCommandTest {
    private static final String AT = "2026-01-01T23:00:00Z";

    @TempDir
    Path dir;

    @SuppressWarnings("NullAway.Init")
    private Path routes;

    @BeforeEach
    void writeRoutes() throws IOException {
        routes = Files.writeString(dir.resolve("routes.yaml"), """
                recipients:
                  desk:
                    email: desk@example.com
                    quietHours: {from: "22:00", to: "07:00", zone: Europe/Berlin}
                  boss: {sms: "+442071838750"}
                escalations:
                  page:
                    steps: [{after: PT5M, recipients: [boss]}]
                accounts: {"seven-*": {desk: seven}}
                routes:
                  - {name: seven, desk: seven, recipients: [desk], escalation: page}
                  - {name: grave, minSeverity: CRITICAL, recipients: [boss]}
                """);
    }

    @Test
    void aSoundFileSaysWhatItHas() {
        Cli run = Cli.run("routes", "check", routes);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsExactly(routes + ": sound; 2 recipients, 2 routes, 1 escalation, 0 inhibitions");
    }

    @Test
    void withAConfigurationWhatItLacksIsNamedToo() throws IOException {
        Path key = Files.writeString(
                dir.resolve("key"), "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        Files.writeString(routes, """
                recipients:
                  boss: {sms: "+442071838750"}
                  bots: {webhook: {url: "http://risk.example.com/x", secret: "file:%s"}}
                  watch: {alertmanager: "http://alertmanager:9093"}
                routes:
                  - {name: all, recipients: [boss, bots, watch]}
                """.formatted(key));
        Path config = Files.writeString(dir.resolve("p.properties"), "notify.private.hosts = Alertmanager\n");

        Cli run = Cli.run("routes", "check", routes, "--config", config);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(
                                "plimsoll: sms.account: found nothing, expected a value, because the routes need it."))
                .contains(
                        "plimsoll: recipients.bots.webhook: found http to risk.example.com, expected https, or the host in"
                                + " notify.private.hosts")
                .noneMatch(fault -> fault.contains("alertmanager"));

        Files.writeString(config, "notify.private.hosts = alertmanager, risk.example.com\n");
        Files.writeString(
                routes,
                Files.readString(routes)
                        .replace("  boss: {sms: \"+442071838750\"}\n", "")
                        .replace("boss, ", ""));
        assertThat(Cli.run("routes", "check", routes, "--config", config).exitCode())
                .isZero();
    }

    @Test
    void everyFaultIsNamedAndExitsWith2() throws IOException {
        Files.writeString(routes, """
                recipients:
                  desk: {email: nobody}
                routes:
                  - {recipients: [dsk]}
                """);

        Cli run = Cli.run("routes", "check", routes, "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsExactly(
                        "plimsoll: " + routes
                                + ": recipients.desk.email: found \"nobody\", expected an address such as risk@example.com",
                        "plimsoll: " + routes + ": routes[0].recipients[0]: found \"dsk\", expected one of [desk]");
    }

    @Test
    void whatNeverTakesEffectIsNamedAndFailsAStrictCheck() throws IOException {
        Files.writeString(routes, """
                recipients:
                  desk: {email: desk@example.com}
                  idle: {email: idle@example.com}
                escalations: {page: {steps: [{after: PT5M, recipients: [desk]}]}}
                accounts: {"seven-*": {desk: seven}}
                inhibit:
                  - {when: {kind: STRESS}, mute: {severity: EMERGENCY}, equal: [skope]}
                  - {when: {kind: STRESS}, mute: {severity: "!EMERGENCY", desk: seven}, equal: [scope]}
                routes:
                  - {name: all, recipients: [desk]}
                  - {name: late, minSeverity: CRITICAL, recipients: [desk]}
                """);

        Cli lenient = Cli.run("routes", "check", routes);
        Cli strict = Cli.run("routes", "check", routes, "--strict");

        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.out())
                .contains(
                        "never takes effect: route late: never asked, because route all before it takes every alert and"
                                + " has no continue: true",
                        "never takes effect: inhibit[0]: label skope, which no account and no alert has; there are account, desk,"
                                + " kind, rule, scope, severity, symbol",
                        "never takes effect: inhibit[0]: mutes no severity but EMERGENCY, which is never inhibited",
                        "never takes effect: escalation page: no route begins it",
                        "never takes effect: recipient idle: no route and no escalation names it");
        assertThat(strict.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhoIsToldWhenAndWhyNotTheOthers() {
        Cli critical = Cli.run(
                "routes", "test", routes, "--account", "a", "--desk", "seven", "--severity", "critical", "--at", AT);
        Cli warning = Cli.run("routes", "test", routes, "--account", "a", "--severity", "WARNING", "--at", AT);

        assertThat(critical.exitCode()).isZero();
        assertThat(critical.out())
                .containsExactly(
                        "CRITICAL RAISED of rule margin-ratio, account a, at 2026-01-01T23:00:00Z",
                        "told",
                        "  desk email               at once, route seven",
                        "  boss sms                 after 5m (2026-01-01T23:05:00Z), escalation page; escalation level 1:"
                                + " not acknowledged",
                        "not told: nobody");
        assertThat(warning.out())
                .containsExactly(
                        "WARNING RAISED of rule margin-ratio, account a, at 2026-01-01T23:00:00Z",
                        "told: nobody",
                        "not told",
                        "  boss sms                 route grave: minSeverity: found WARNING, expected CRITICAL or above;"
                                + " escalation page: no route that takes the alert begins it",
                        "  desk email               route seven: desk: found nothing, expected seven");
    }

    @Test
    void anExpectationThatDoesNotHoldExitsWith1() {
        Object[] words = {"routes", "test", routes, "--account", "a", "--severity", "CRITICAL", "--expect"};

        Cli right = Cli.run(with(words, "boss:sms"));
        Cli wrong = Cli.run(with(words, "boss:sms,desk:email"));

        assertThat(right.exitCode()).isZero();
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err())
                .containsExactly("plimsoll: --expect: found [boss:sms] told, expected [boss:sms, desk:email]");
    }

    @Test
    void explainsAnAlertOfAFileRouteByRoute() throws IOException {
        Path alert = Files.writeString(
                dir.resolve("alert.json"),
                "{\"alertId\":\"a1\",\"type\":\"RAISED\",\"severity\":\"WARNING\",\"account\":\"a\",\"ruleId\":\"margin-ratio\","
                        + "\"evidence\":{\"marginBalance\":\"257.5\",\"positions\":[{\"liquidationDistance\":\"0.02\"}]}}");

        Cli text = Cli.run("routes", "explain", routes, "--alert", alert, "--at", AT);
        Cli json = Cli.run("routes", "explain", routes, "--alert", alert, "--at", AT, "--json");

        assertThat(text.out())
                .contains(
                        "routes",
                        "  seven: does not match: desk: found nothing, expected seven",
                        "  grave: does not match: minSeverity: found WARNING, expected CRITICAL or above");
        JsonNode found = new ObjectMapper().readTree(json.out().get(0));
        assertThat(found.path("at").asText()).isEqualTo("2026-01-01T23:00:00.000Z");
        assertThat(found.path("routes").path(1).path("outcome").asText()).isEqualTo("NO_MATCH");
        assertThat(found.path("told")).isEmpty();
        assertThat(found.path("notTold").path(1).path("recipient").asText()).isEqualTo("desk");
    }

    @Test
    void everyFaultOfAnAlertIsNamed() throws IOException {
        Path alert =
                Files.writeString(dir.resolve("alert.json"), "{\"type\":\"UP\",\"account\":\"a\",\"time\":\"now\"}");

        Cli faulty = Cli.run("routes", "test", routes, "--alert", alert);
        Cli none = Cli.run("routes", "explain", routes, "--alert", dir.resolve("other.json"));
        Cli nothing = Cli.run("routes", "test", routes);

        assertThat(faulty.exitCode()).isEqualTo(2);
        assertThat(faulty.err())
                .containsExactly(
                        "plimsoll: " + alert + ": type: found \"UP\", expected one of [RAISED, ESCALATED, DEESCALATED,"
                                + " RESOLVED]",
                        "plimsoll: " + alert + ": ruleId: found nothing, expected a text",
                        "plimsoll: " + alert + ": time: found \"now\", expected a time such as 2026-01-01T00:00:00Z");
        assertThat(none.err()).singleElement().asString().contains("expected one, or an alert's id");
        assertThat(nothing.err())
                .containsExactly("plimsoll: found no alert, expected --account and --severity, or --alert");
    }

    private static Object[] with(Object[] words, Object last) {
        Object[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }
}
