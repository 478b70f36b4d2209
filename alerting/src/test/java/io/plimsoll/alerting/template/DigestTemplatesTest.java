package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestTemplatesTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private static Digest digest(Digest.Kind kind, String account) {
        return new Digest(
                kind,
                kind == Digest.Kind.GROUPED ? "desk=7" : "",
                TEN,
                TEN.plusSeconds(60),
                Map.of(Severity.EMERGENCY, 6, Severity.CRITICAL, 35),
                2,
                5_000,
                10,
                List.of(Digest.Entry.of(anAlert().account(account).build())));
    }

    @Test
    void aShortChannelGetsCountsAndTheWorst() {
        BriefAlert brief = BriefTemplate.builtIn()
                .render(new Message("i", "x", anAlert().build(), null, digest(Digest.Kind.STORM_GOES_ON, "acct-17")));

        assertThat(brief.title()).isEqualTo("[STORM GOES ON] 6 EMERGENCY, 35 CRITICAL, 2 passed");
        assertThat(brief.text()).isEqualTo("""
                        5000 alerts since 2026-01-01 10:00:00 UTC, 10 told one by one. The worst first:
                        CRITICAL acct-17 CROSS:USDT margin ratio 0.8123, 2.47 % to liquidation, equity 257.50 USDT
                        and 42 more""");
    }

    @Test
    void eachKindHasATitleOfItsOwn() {
        assertThat(List.of(Digest.Kind.values()).stream()
                        .map(kind -> DigestTemplates.title(digest(kind, "a")))
                        .toList())
                .containsExactly(
                        "[43 ALERTS] of desk=7: 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[QUIET HOURS] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[SUMMARY] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM GOES ON] 6 EMERGENCY, 35 CRITICAL, 2 passed",
                        "[STORM OVER] 5000 alerts since 2026-01-01 10:00:00 UTC");
    }

    @Test
    void aMailHasATableInWhichNoNameIsMarkup() {
        RenderedAlert mail = AlertTemplates.builtIn()
                .render(new Message(
                        "i",
                        "x",
                        anAlert().build(),
                        null,
                        digest(Digest.Kind.QUIET_HOURS_ENDED, "<script>x</script>\r\nBcc: y")));

        assertThat(mail.html().orElseThrow())
                .contains("<td>&lt;script&gt;x&lt;/script&gt; Bcc: y</td>")
                .contains("and 42 more");
        assertThat(mail.text())
                .contains("CRITICAL <script>x</script> Bcc: y (CROSS:USDT)")
                .contains("raised 2025-10-10 21:15:00 UTC");
        assertThat(mail.subject()).doesNotContain("\n");
    }

    @Test
    void aRemarkStandsBeforeTheSubject() {
        var late = new Message("i", "x", anAlert().build(), "LATE by 12 min", null);

        assertThat(AlertTemplates.builtIn().render(late).subject())
                .isEqualTo("LATE by 12 min: [CRITICAL] acct-17 margin ratio 0.8123 (CROSS:USDT)");
        assertThat(AlertTemplates.builtIn().render(late).text()).startsWith("LATE by 12 min\n");
        assertThat(BriefTemplate.builtIn().render(late).title()).startsWith("LATE by 12 min: [CRITICAL]");
    }
}
