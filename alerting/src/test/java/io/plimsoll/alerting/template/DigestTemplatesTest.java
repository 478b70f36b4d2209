package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTemplatesTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private static Message message(Digest.Kind kind, String account) {
        return new Message(
                "i",
                "x",
                anAlert().build(),
                null,
                new Digest(
                        kind,
                        kind == Digest.Kind.GROUPED ? "desk=7" : "",
                        TEN,
                        TEN.plusSeconds(60),
                        Map.of(Severity.EMERGENCY, 6, Severity.CRITICAL, 35),
                        2,
                        5_000,
                        10,
                        List.of(Digest.Entry.of(anAlert().account(account).build()))));
    }

    @Test
    void aShortChannelGetsWhatToDoFirstTheCountsAndTheWorst() {
        BriefAlert brief = BriefTemplate.builtIn().render(message(Digest.Kind.STORM_GOES_ON, "acct-17"));

        assertThat(brief.title()).isEqualTo("[STORM GOES ON] 6 EMERGENCY, 35 CRITICAL, 2 passed");
        assertThat(brief.text()).isEqualTo("""
                        First acct-17: Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                        5,000 alerts since 2026-01-01 10:00:00 UTC, 10 told one by one.
                        CRITICAL acct-17 CROSS:USDT margin ratio 0.8123, 2.47 % to liquidation, equity 257.50 USDT
                        and 42 more""");
    }

    @Test
    void whatIsWrongWithAlertingItselfHasNoFiguresOfAnAccount() {
        Report down = new Report("w1", Condition.CHANNEL_DOWN, "email", "refused", TEN, TEN.plusSeconds(300), 1);
        Alert alert = Incident.of(down, new Alert.Cause("operations", 0, 0)).raised();
        Digest digest = new Digest(
                Digest.Kind.HOURLY_CAP,
                "",
                TEN,
                TEN.plusSeconds(60),
                Map.of(Severity.CRITICAL, 2),
                0,
                2,
                0,
                List.of(Digest.Entry.of(alert), Digest.Entry.of(anAlert().build())));
        Message message = new Message("i", "x", alert, null, digest);

        assertThat(BriefTemplate.builtIn().render(message).text()).isEqualTo("""
                        First plimsoll: See to channel email: does it answer, are credentials and certificate good?
                        Below CRITICAL, and more than was to be told one by one, since 2026-01-01 10:00:00 UTC.
                        CRITICAL plimsoll CHANNEL:email
                        CRITICAL acct-17 CROSS:USDT margin ratio 0.8123, 2.47 % to liquidation, equity 257.50 USDT""");
        for (String channel : List.of("slack", "telegram")) {
            assertThat(BriefTemplate.builtIn(channel).render(message).text())
                    .containsOnlyOnce("to liquidation")
                    .contains("CHANNEL:email\n");
        }
        RenderedAlert mail = AlertTemplates.builtIn().render(message);
        assertThat(mail.text()).containsOnlyOnce("to liquidation").contains("CRITICAL plimsoll (CHANNEL:email)\n");
        assertThat(mail.html().orElseThrow()).containsOnlyOnce("To liquidation").doesNotContain("<th></th>");
    }

    @Test
    void eachKindHasATitleOfItsOwn() {
        assertThat(List.of(Digest.Kind.values()).stream()
                        .map(kind -> BriefTemplate.builtIn()
                                .render(message(kind, "a"))
                                .title())
                        .toList())
                .containsExactly(
                        "[43 ALERTS] 6 EMERGENCY, 35 CRITICAL, 2 passed of desk=7",
                        "[QUIET HOURS] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[SUMMARY] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM GOES ON] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM OVER] 6 EMERGENCY, 35 CRITICAL, 2 passed of 5,000");
    }

    @Test
    void aMailListsTheWorstAndNoNameIsMarkup() {
        RenderedAlert mail =
                AlertTemplates.builtIn().render(message(Digest.Kind.QUIET_HOURS_ENDED, "<script>x</script>\r\nBcc: y"));

        assertThat(mail.html().orElseThrow())
                .contains("&lt;script&gt;x&lt;/script&gt; Bcc: y")
                .doesNotContain("<script>")
                .contains("and 42 more");
        assertThat(mail.text())
                .contains("CRITICAL <script>x</script> Bcc: y (CROSS:USDT)")
                .contains("raised 2025-10-10 21:15:00 UTC");
        assertThat(mail.subject()).doesNotContain("\n");
    }

    @Test
    void aRemarkStandsBeforeTheSubjectAndAfterWhatToDo() {
        var late = new Message("i", "x", anAlert().build(), "LATE by 12 min", null);

        assertThat(AlertTemplates.builtIn().render(late).subject())
                .isEqualTo("LATE by 12 min: [CRITICAL] acct-17 margin ratio 0.8123");
        assertThat(AlertTemplates.builtIn().render(late).text()).contains("(0.2).\nLATE by 12 min.\n");
        assertThat(AlertTemplates.builtIn().render(late).html().orElseThrow()).contains("LATE by 12 min");
        assertThat(BriefTemplate.builtIn().render(late).title()).startsWith("LATE by 12 min: [CRITICAL]");
    }
}
