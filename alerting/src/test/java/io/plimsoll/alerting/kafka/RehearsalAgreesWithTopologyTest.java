package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.rehearsal.Rehearsal;
import io.plimsoll.alerting.route.RoutesFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rehearsal foretells is what the topology then does, an hour long. */
class RehearsalAgreesWithTopologyTest {
    private static final String ROUTES = """
            recipients:
              desk: {email: desk@example.com, slack: C0123ABCD, group: {by: [rule], wait: PT30S, interval: PT5M}}
              boss: {sms: "+442071838750"}
              owner: {email: owner@example.com, sms: "+442071838751", fallback: [sms, email]}
            accounts: {"acct-1*": {desk: one}}
            escalations:
              page:
                repeat: 2
                steps:
                  - {after: PT1M, recipients: [boss]}
                  - {after: PT2M, recipients: [owner], channels: [email]}
            routes:
              - {name: grave, minSeverity: CRITICAL, recipients: [owner], continue: true}
              - {name: one, desk: one, escalation: page, recipients: [desk]}
              - {name: rest, recipients: [boss]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path stateDir;

    @ParameterizedTest
    @CsvSource({
        "acct-17, INFO, 2",
        "acct-17, WARNING, 2",
        "acct-17, CRITICAL, 9",
        "acct-17, EMERGENCY, 9",
        "acct-2, WARNING, 1",
        "acct-2, EMERGENCY, 2"
    })
    void foretellsWhoGetsWhatAndWhen(String account, Severity severity, int messages) {
        Alert alert = anAlert().account(account).raised(severity).build();

        try (EpisodeDesk desk = new EpisodeDesk(stateDir, ROUTES)) {
            List<String> foretold = new Rehearsal(RoutesFile.parse("r", ROUTES), List.of(), List.of())
                    .of(alert, desk.now(), Duration.ofHours(1)).told().stream()
                            .map(each -> each.recipient() + " " + each.channel() + " " + each.route() + " at "
                                    + each.at() + " " + each.remark())
                            .toList();
            desk.hear(alert);
            desk.pass(Duration.ofHours(1));

            assertThat(desk.intents())
                    .extracting(intent -> intent.recipient() + " " + intent.channel() + " " + intent.route() + " at "
                            + intent.decidedAt() + " " + intent.remark())
                    .containsExactlyInAnyOrderElementsOf(foretold)
                    .hasSize(messages);
        }
    }
}
