package io.plimsoll.alerting.channel.email;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.template.AlertTemplates;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailNotifierTest {
    private static final String ID = "00112233445566778899aabbccddeeff";

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    private Notifier notifier = new EmailNotifier(
            SmtpSettings.plain("127.0.0.1", 1, "plimsoll@example.com"), AlertTemplates.builtIn(), clock);

    @BeforeEach
    void start() {
        server.start();
        notifier = new EmailNotifier(
                SmtpSettings.plain("127.0.0.1", server.getSmtp().getPort(), "plimsoll@example.com"),
                AlertTemplates.builtIn(),
                clock);
    }

    @AfterEach
    void stop() {
        notifier.close();
        server.stop();
    }

    @Test
    void saysWhatHappenedAndWhatWouldFixItInTextAndHtml() throws Exception {
        notifier.send(new Message(ID, "desk@example.com", anAlert().build()));

        MimeMessage mail = server.getReceivedMessages()[0];
        MimeMultipart body = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@example.com>");
        assertThat(mail.getHeader("X-Plimsoll-Alert-Id")).containsExactly("a1");
        assertThat(mail.getHeader("References")).containsExactly("<a1.alert@example.com>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<a1.alert@example.com>");
        assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getBodyPart(0).getContent().toString())
                .startsWith("Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).")
                .contains("Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.")
                .contains("liquidation at 102,000.12, 2.47 % from mark 104,582.41")
                .contains("entry 121,000.00, PnL -8,208.80 USDT")
                .contains("  - Add 160.83 USDT to CROSS:USDT")
                .contains("  - Close 40.00 % of LONG BTCUSDT (0.2)")
                .contains("Each of these changes the risk too; check what it leaves")
                .contains("  - Lower tier: close 4.39 % of LONG BTCUSDT (0.021955), margin ratio 0.8123 -> 0.7766,"
                        + " then leverage up to 125x is allowed")
                .contains("  - Hedge BTC: SELL 0.5 BTCUSDT, net 0.5 -> 0 BTC, margin ratio 0.8123 -> 0.9031,"
                        + " liquidation price of BTCUSDT 102,000.12 -> none, needs 522.91205 USDT of initial margin")
                .contains("2025-10-10 21:15:00 UTC");
        assertThat(body.getBodyPart(1).getContent().toString())
                .contains("<td class=\"n\">102,000.12</td>")
                .contains("<td class=\"n\">2.47 %</td>")
                .contains("<li>Add 160.83 USDT to CROSS:USDT</li>")
                .contains(
                        "<li>Hedge BTC: SELL 0.5 BTCUSDT, net 0.5 -&gt; 0 BTC, margin ratio 0.8123 -&gt; 0.9031,"
                                + " liquidation price of BTCUSDT 102,000.12 -&gt; none, needs 522.91205 USDT of initial margin</li>");
    }

    @Test
    void aStressAlertSaysWhichScenario() throws Exception {
        notifier.send(new Message(
                ID, "desk@example.com", anAlert().stress("2025-10-10").build()));

        MimeMessage mail = server.getReceivedMessages()[0];
        MimeMultipart body = (MimeMultipart) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("[CRITICAL] acct-17 stress 2025-10-10: margin ratio 0.8123");
        assertThat(body.getBodyPart(0).getContent().toString())
                .contains("Stress 2025-10-10: margin ratio 0.8123, limit 0.8000: raised to CRITICAL.")
                .contains("worst at 25.00 % of scenario 2025-10-10: balance 12.50 USDT, maintenance 200.00 USDT"
                        + " at BTCUSDT 100,000, ETHUSDT 3,400");
        assertThat(body.getBodyPart(1).getContent().toString())
                .contains("<td>worst at 25.00 % of scenario 2025-10-10: balance 12.50 USDT,");
    }

    @Test
    void anAccountNameCannotStartAHeaderOrATag() throws Exception {
        var alert =
                anAlert().account("x\r\nBcc: thief@example.com\r\n\r\n<script>").build();

        notifier.send(new Message(ID, "desk@example.com", alert));

        MimeMessage mail = server.getReceivedMessages()[0];
        MimeMultipart body = (MimeMultipart) mail.getContent();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("[CRITICAL] x Bcc: th…xample.com <script> margin ratio");
        assertThat(body.getBodyPart(1).getContent().toString())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }
}
