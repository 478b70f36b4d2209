package io.plimsoll.alerting.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What several processes say, as one alert. */
class IncidentTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Alert.Cause CAUSE = new Alert.Cause("operations", 2, 7);

    private static Report report(String reporter, int untilSecond, long occurrences) {
        return new Report(
                reporter,
                Condition.ALERT_UNDELIVERED,
                "desk",
                "CRITICAL of acct-17 CROSS:USDT, rule margin-ratio, by email: EXPIRED, deadline passed.",
                START,
                START.plusSeconds(untilSecond),
                occurrences);
    }

    @Test
    void theFirstReportRaisesAnAlertThatRoutesCanMatch() {
        Alert raised = Incident.of(report("w1", 300, 1), CAUSE).raised();

        assertThat(raised.change()).isEqualTo(Change.RAISED);
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.ruleKind()).isEqualTo("OPERATIONS");
        assertThat(raised.ruleId()).isEqualTo("alert-undelivered");
        assertThat(raised.account()).isEqualTo("plimsoll");
        assertThat(raised.scope()).isEqualTo("RECIPIENT:desk");
        assertThat(raised.cause()).isEqualTo(CAUSE);
        assertThat(raised.message())
                .isEqualTo("Not delivered to desk, though CRITICAL or above: CRITICAL of acct-17 CROSS:USDT, rule"
                        + " margin-ratio, by email: EXPIRED, deadline passed.");
    }

    @Test
    void theSameReportAlwaysMakesTheSameAlert() {
        String id = Incident.of(report("w1", 300, 1), CAUSE).raised().alertId();
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(Incident.of(report("w1", 900, 5), CAUSE).raised().alertId()).isEqualTo(id);
        assertThat(Incident.of(report("w2", 300, 1), CAUSE).raised().alertId()).isNotEqualTo(id);
    }

    @Test
    void itLastsAsLongAsOneProcessHoldsToIt() {
        Incident two = Incident.of(report("w1", 300, 1), CAUSE).hears(report("w2", 400, 4));
        assertThat(two.overAt(START.plusSeconds(399))).isFalse();
        assertThat(two.overAt(START.plusSeconds(400))).isTrue();

        Incident firstSaysOver = two.hears(report("w1", 0, 3));
        assertThat(firstSaysOver.overAt(START.plusSeconds(1))).isFalse();
        assertThat(firstSaysOver.hears(report("w2", 0, 4)).overAt(START.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void itsEndCountsWhatAllProcessesHaveSeen() {
        Incident incident = Incident.of(report("w1", 300, 1), CAUSE)
                .hears(report("w2", 300, 4))
                .hears(report("w1", 0, 3));
        Alert end = incident.end(START.plusSeconds(600));

        assertThat(end.change()).isEqualTo(Change.RESOLVED);
        assertThat(end.alertId()).isEqualTo(incident.raised().alertId());
        assertThat(end.sequence()).isOne();
        assertThat(end.raisedAt()).isEqualTo(START);
        assertThat(end.time()).isEqualTo(START.plusSeconds(600));
        assertThat(end.message())
                .isEqualTo("No more notifications to desk were lost of late; it had happened 7 times.");
    }

    @Test
    void aVeryLongDetailIsCut() {
        Report report = new Report(
                "w1", Condition.ROUTES_REFUSED, "r.yaml", "x".repeat(10_000), START, START.plusSeconds(300), 1);
        assertThat(Incident.of(report, CAUSE).raised().message())
                .hasSizeLessThan(620)
                .contains("x…");
    }

    @Test
    void aReportSaysWhatItIsAbout() {
        assertThatThrownBy(() -> new Report("w1", Condition.CHANNEL_DOWN, " ", "x", START, START, 1))
                .hasMessage("report of CHANNEL_DOWN: subject is blank, expected a name");
        assertThatThrownBy(() -> new Report("w1", Condition.CHANNEL_DOWN, "email", "x", START, START, 0))
                .hasMessage("report of CHANNEL_DOWN: occurrences is 0, expected 1 or more");
    }
}
