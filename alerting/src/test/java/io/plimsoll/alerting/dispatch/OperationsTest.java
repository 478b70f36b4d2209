package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.email.EmailNotifier;
import io.plimsoll.alerting.channel.email.ScriptedSmtpServer;
import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.template.AlertTemplates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the sending side says is wrong with itself, so that the operators are told. */
class OperationsTest {
    private static final Outcome LOGIN_REFUSED = new Outcome.Rejected(535, "login refused", About.SINK);
    private static final Outcome NO_ANSWER = new Outcome.Retryable(null, "connection refused", null);

    private final ScriptedDispatch desk = new ScriptedDispatch(
            "{recipients: {a: {email: a@b.c, sms: '+442071838750', fallback: [email, sms]}, b: {email: b@b.c},"
                    + " hook: {telegram: '1'}}, routes: []}");

    /** E.g. {@code CHANNEL_DOWN email}, or {@code over CHANNEL_DOWN email}. */
    private List<String> said() {
        return desk.reports.stream()
                .map(report -> (report.over() ? "over " : "") + report.condition() + " " + report.subject())
                .toList();
    }

    private static Alert alert(String id, Severity severity) {
        return anAlert().id(id).raised(severity).build();
    }

    @Test
    void d3RefusedCredentialsAreReportedOnceAndTheirEndToo() {
        for (int i = 0; i < 20; i++) {
            desk.answer("email", LOGIN_REFUSED);
        }
        for (int i = 0; i < 12; i++) {
            desk.admit("a", "email", alert("e" + i, Severity.CRITICAL));
        }
        desk.runFor(Duration.ofMinutes(10));

        assertThat(said()).containsExactly("CHANNEL_DOWN email");
        assertThat(desk.reports.get(0).detail()).isEqualTo("login refused");
        assertThat(desk.stepsOf("a")).as("each is told by the next channel").contains("DELIVERED sms 2");

        desk.well("email");
        desk.admitNow("b", "email", alert("late", Severity.WARNING));
        desk.runFor(Duration.ofMinutes(1));
        assertThat(said()).containsExactly("CHANNEL_DOWN email", "over CHANNEL_DOWN email");
    }

    @Test
    void aFewFaultsThatDoNotOpenTheCircuitAreNoNews() {
        for (int i = 0; i < 4; i++) {
            desk.answer("email", NO_ANSWER);
        }
        desk.admit("b", "email", alert("e", Severity.CRITICAL));
        desk.runFor(Duration.ofHours(1));
        assertThat(desk.stepsOf("b")).endsWith("DELIVERED email 5");
        assertThat(said()).isEmpty();
    }

    @Test
    void aCriticalNobodyCouldBeToldOfIsReportedWithWhatItWasAndAWarningIsNot() {
        desk.answer("email", new Outcome.Rejected(554, "spam"));
        desk.admit("b", "email", alert("warning", Severity.WARNING));
        desk.runFor(Duration.ofMinutes(1));
        assertThat(said()).isEmpty();

        desk.downUntil = desk.now.plus(Duration.ofDays(3));
        desk.admitNow("b", "email", alert("critical", Severity.CRITICAL));
        desk.runFor(Duration.ofHours(25));

        assertThat(said()).containsExactlyInAnyOrder("CHANNEL_DOWN email", "ALERT_UNDELIVERED b");
        assertThat(desk.reports)
                .filteredOn(report -> report.condition() == Condition.ALERT_UNDELIVERED)
                .singleElement()
                .satisfies(report -> assertThat(report.detail())
                        .startsWith("CRITICAL of acct-17 CROSS:USDT, rule ")
                        .contains(", by email: EXPIRED, gave up after attempt ")
                        .endsWith(", deadline 2026-01-02T00:01:00Z: connection refused"));
    }

    @Test
    void aCriticalOfWhichNobodyKnowsWhetherItArrivedIsReportedToo() {
        desk.answer("email", new Outcome.Accepted(201, "queued", "M1"));
        desk.admit("b", "email", alert("critical", Severity.CRITICAL));
        desk.runFor(Duration.ofMinutes(1));
        assertThat(said()).isEmpty();

        desk.runFor(Duration.ofMinutes(2));
        assertThat(said()).containsExactly("ALERT_UNDELIVERED b");
        assertThat(desk.reports.get(0).detail()).contains(", by email: ACCEPTED, no delivery receipt by ");
    }

    @Test
    void whatTheNextChannelDeliveredIsNotLost() {
        desk.answer("email", new Outcome.Rejected(554, "spam"));
        desk.admit("a", "email", alert("e", Severity.EMERGENCY));
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.stepsOf("a")).endsWith("DELIVERED sms 2");
        assertThat(said()).isEmpty();
    }

    @Test
    void newsOfAlertingItselfThatIsLostMakesNoMoreNews() {
        Alert news = Incident.of(
                        new Report(
                                "w1",
                                Condition.ALERT_UNDELIVERED,
                                "desk",
                                "x",
                                ScriptedDispatch.START,
                                ScriptedDispatch.START.plusSeconds(300),
                                1),
                        new Alert.Cause("operations", 0, 0))
                .raised();
        desk.answer("email", new Outcome.Rejected(554, "spam"));
        desk.admit("b", "email", news);
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.stepsOf("b")).endsWith("FAILED email 1");
        assertThat(said()).isEmpty();
    }

    @Test
    void d15AContactPointThatIsGoneIsReportedOnceUntilItTakesSomethingAgain() {
        for (int i = 0; i < 3; i++) {
            desk.answer("telegram", new Outcome.Rejected(410, "HTTP 410: gone", About.CONTACT));
            desk.admitNow("hook", "telegram", alert("e" + i, Severity.WARNING));
            desk.runFor(Duration.ofSeconds(30));
        }
        assertThat(said()).containsExactly("CONTACT_REFUSED hook:telegram");
        assertThat(desk.reports.get(0).detail()).isEqualTo("HTTP 410: gone");

        desk.admitNow("hook", "telegram", alert("well", Severity.WARNING));
        desk.runFor(Duration.ofSeconds(30));
        assertThat(said()).containsExactly("CONTACT_REFUSED hook:telegram", "over CONTACT_REFUSED hook:telegram");
        assertThat(desk.reports.get(1).occurrences()).isEqualTo(3);
    }

    @Test
    void aNewEngineWhoseFirstAttemptFailsDoesNotSayThatTheChannelIsBack() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", i == 0 ? LOGIN_REFUSED : NO_ANSWER);
        }
        desk.admit("b", "email", alert("e1", Severity.WARNING));
        desk.runFor(Duration.ofSeconds(5));
        desk.restart();
        desk.admit("b", "email", alert("e2", Severity.WARNING));
        desk.runFor(Duration.ofMinutes(1));
        assertThat(said()).containsExactly("CHANNEL_DOWN email");
    }

    @Test
    void d6AServerThatTakesAwayTlsIsReportedAndNothingIsSentInPlainText() throws Exception {
        List<Report> reports = new ArrayList<>();
        Routes routes = RoutesFile.parse("r", "{recipients: {b: {email: b@b.c}}, routes: []}");
        try (var server = new ScriptedSmtpServer(Map.of());
                var notifier = new EmailNotifier(
                        new SmtpSettings(
                                "127.0.0.1",
                                server.port(),
                                SmtpSettings.Tls.STARTTLS,
                                null,
                                null,
                                "plimsoll@example.com",
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(5),
                                null),
                        AlertTemplates.builtIn(),
                        () -> ScriptedDispatch.START)) {
            var engine = new DeliveryEngine(
                    (partition, receipt) -> {},
                    Map.of("email", notifier),
                    () -> routes,
                    new RetrySchedule(RetryPolicy.defaults(), 7),
                    Runnable::run,
                    channel -> ChannelPolicy.unlimited(16),
                    () -> ScriptedDispatch.START,
                    new SimpleMeterRegistry(),
                    new ReportInbox(),
                    new Board("w1", reports::add, () -> ScriptedDispatch.START));
            engine.admit(0, 0, desk.intentOf("b", "email", "e"), Optional.empty());
            engine.tick();
            engine.collect();

            assertThat(reports)
                    .as("the channel is down, and the alert waits for it because its recipient has no other")
                    .extracting(report -> report.condition() + " " + report.subject())
                    .containsExactly("CHANNEL_DOWN email");
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.detail())
                            .endsWith("no TLS, nothing sent: STARTTLS is required but host does not support STARTTLS"));
            assertThat(server.lines).noneMatch(line -> line.startsWith("MAIL"));
        }
    }
}
