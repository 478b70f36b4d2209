package io.plimsoll.alerting.route;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Operations;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Decision.Suppress;
import io.plimsoll.schemas.avro.RuleKind;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
    private static final String ONE_OF_THE_KINDS =
            "expected one of [MARGIN_RATIO, LIQUIDATION_DISTANCE, STRESS, LIQUIDATION_DISTANCE_ATR, VOLATILITY_REGIME,"
                    + " SIGNAL, DATA_QUALITY, OPERATIONS] or a pattern of them";

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

    private static Alert channelDown(String channel) {
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        return Incident.of(
                        new Report("w1", Condition.CHANNEL_DOWN, channel, "refused", since, since.plusSeconds(300), 1),
                        new Alert.Cause("operations", 0, 0))
                .raised();
    }

    @Test
    void whatIsWrongWithAlertingItselfHasRoutesOfItsOwn() {
        assertThat(routes.matching(channelDown("email"))).isEmpty();

        Routes both = RoutesFile.parse("r", FILE + """
            operations:
              - {name: mail, scope: "CHANNEL:email", recipients: [desk]}
              - {recipients: [boss]}
            """);
        assertThat(both.matching(channelDown("email"))).extracting(Route::name).containsExactly("mail");
        assertThat(both.matching(channelDown("sms"))).extracting(Route::name).containsExactly("operations-2");
        assertThat(both.matching(anAlert().build())).extracting(Route::name).containsExactly("gold", "boss");
        assertThat(both.decide(channelDown("email")))
                .containsExactly(
                        new Suppress("it is out of order itself", "desk", "email"), new Notify("desk", "sms", "mail"));
        assertThat(both.whoFor(channelDown("email"))).containsExactly(new Notify("desk", "sms", "mail"));
        assertThat(both.route("operations-2")).isPresent();
    }

    @Test
    void conditionsThatAreWrittenAlikeAreEqual() {
        assertThat(LabelMatch.of("desk=seven*")).isEqualTo(LabelMatch.of("desk=seven*"));
        assertThat(LabelMatch.of("desk=seven*")).hasSameHashCodeAs(LabelMatch.of("desk=seven*"));
        assertThat(LabelMatch.of("desk=seven*")).isNotEqualTo(LabelMatch.of("desk!=seven*"));
    }

    @Test
    void aServerOfOneRecipientThatIsDownIsOutOfOrderForThatOneOnly() {
        assertThat(Operations.ail(channelDown("boss:webhook"), "boss", "webhook"))
                .isTrue();
        assertThat(Operations.ail(channelDown("boss:webhook"), "desk", "webhook"))
                .isFalse();
        assertThat(Operations.ail(channelDown("boss:webhook"), "boss", "email")).isFalse();
    }

    @Test
    void faultsOfOperationsAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> RoutesFile.parse("r", """
                recipients: {a: {email: a@b.c}}
                routes: [{name: all, recipients: [a]}]
                operations: [{name: all, recipients: [b]}, {recipient: [a]}]
                """))
                .isInstanceOf(InvalidRoutesException.class)
                .satisfies(e -> assertThat(((InvalidRoutesException) e).faults())
                        .containsExactlyInAnyOrder(
                                "r: operations[0].recipients[0]: found \"b\", expected one of [a]",
                                "r: operations[0].name: found \"all\" a second time, expected a name of its own",
                                "r: operations[1].recipient: unknown key, expected one of [account, channels, continue,"
                                        + " desk, escalation, kind, match, minSeverity, name, notify, owner,"
                                        + " recipients, repeat, routes, rule, scope, venue]",
                                "r: operations[1].recipients: found nothing, expected a list of at least one"));
    }

    @Test
    void kindsAndSeveritiesThatNoAlertHasAreFaults() {
        assertThatThrownBy(() -> RoutesFile.parse("r", """
                recipients: {a: {email: a@b.c}}
                inhibit: [{when: {kind: margin_ratio}, mute: {kind: "LIQUIDATION_*", severity: "!GRAVE"}}]
                routes:
                  - {recipients: [a], match: {kind: LIQUIDATION_DISTNCE}}
                  - {recipients: [a], kind: "STRES"}
                """))
                .isInstanceOf(InvalidRoutesException.class)
                .satisfies(e -> assertThat(((InvalidRoutesException) e).faults())
                        .containsExactlyInAnyOrder(
                                "r: inhibit[0].when.kind: found \"margin_ratio\", " + ONE_OF_THE_KINDS,
                                "r: inhibit[0].mute.severity: found \"GRAVE\", expected one of [INFO, WARNING, CRITICAL,"
                                        + " EMERGENCY] or a pattern of them",
                                "r: routes[0].match.kind: found \"LIQUIDATION_DISTNCE\", " + ONE_OF_THE_KINDS,
                                "r: routes[1].kind: found \"STRES\", " + ONE_OF_THE_KINDS));
    }

    @Test
    void theKindsAreThoseOfTheContract() {
        assertThat(ClosedLabels.KINDS)
                .containsExactlyElementsOf(Arrays.stream(RuleKind.values())
                        .filter(kind -> kind != RuleKind.UNKNOWN)
                        .map(RuleKind::name)
                        .toList());
    }

    @Test
    void aStepByAChannelThatItsRecipientDoesNotHaveIsAFault() {
        assertThatThrownBy(() -> RoutesFile.parse("r", """
                recipients: {a: {email: a@b.c}}
                escalations: {page: {steps: [{after: PT5M, recipients: [a], channels: [sms]}]}}
                routes: [{recipients: [a], escalation: page}]
                """))
                .hasMessageContaining(
                        "r: escalations.page.steps[0].channels: found [sms], expected one that recipient a"
                                + " has: [email]");
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
