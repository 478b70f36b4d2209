package io.plimsoll.alerting.route;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Decision.Suppress;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
    private static final String FILE = """
            recipients:
              desk: {email: a@b.c, sms: "+442071838750"}
              boss: {email: b@b.c}
            accounts:
              "acct-*": {desk: seven, venue: binance}
              "acct-17": {tier: gold}
            routes:
              - name: seven
                desk: seven
                recipients: [desk]
                channels: [email]
                continue: true
                routes:
                  - {name: gold, match: {tier: gold, severity: "!WARNING"}}
                  - {name: none, account: nobody}
              - {name: boss, minSeverity: CRITICAL, recipients: [desk, boss]}
            """;

    private final Routes routes = RoutesFile.parse("r", FILE);

    @Test
    void theInnermostRouteTakesAnAlertAndInheritsWhatItDoesNotSay() {
        assertThat(routes.matching(anAlert().build())).extracting(Route::name).containsExactly("gold", "boss");
        assertThat(routes.matching(anAlert().account("acct-2").build()))
                .extracting(Route::name)
                .containsExactly("seven", "boss");
        assertThat(routes.matching(anAlert().raised(Severity.WARNING).build()))
                .extracting(Route::name)
                .containsExactly("seven");
        assertThat(routes.matching(
                        anAlert().account("other").raised(Severity.INFO).build()))
                .isEmpty();
        assertThat(routes.route("gold").orElseThrow().channels()).containsExactly("email");
    }

    @Test
    void d38APersonOnSeveralRoutesGetsOneMessagePerChannel() {
        assertThat(routes.decide(anAlert().build()))
                .containsExactly(
                        new Notify("desk", "email", "gold"),
                        new Suppress("already told by route gold", "desk", "email"),
                        new Notify("desk", "sms", "boss"),
                        new Notify("boss", "email", "boss"));
    }

    @Test
    void faultsOfPoliciesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> RoutesFile.parse("r", """
                recipients: {a: {email: a@b.c}}
                escalations: {page: {repeat: 99, steps: [{after: soon, recipients: [b]}]}}
                inhibit: [{when: {kind: X}}]
                flapping: {changes: 1}
                ackFor: never
                routes: [{recipients: [a], escalation: pag}]
                """))
                .isInstanceOf(InvalidRoutesException.class)
                .hasMessageContaining("escalations.page.repeat: found 99, expected a whole number from 0 to 10")
                .hasMessageContaining("escalations.page.steps[0].after: found \"soon\", expected a time above zero")
                .hasMessageContaining("escalations.page.steps[0].recipients[0]: found \"b\", expected one of [a]")
                .hasMessageContaining("inhibit[0]: found no conditions in when or mute")
                .hasMessageContaining("flapping.changes: found 1, expected a whole number from 2 to 1000")
                .hasMessageContaining("ackFor: found \"never\"")
                .hasMessageContaining("routes[0].escalation: found \"pag\", expected one of [page]");
    }
}
