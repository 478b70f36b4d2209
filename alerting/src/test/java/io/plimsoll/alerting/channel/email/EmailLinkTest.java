package io.plimsoll.alerting.channel.email;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.LinkKeys;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SigningKey;
import io.plimsoll.alerting.template.Templates;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmailLinkTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pattern LINK = Pattern.compile("https://alerts\\.example/ack\\?t=([A-Za-z0-9_.-]+)");
    private static final String KEY = "whsec_bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleQ==";

    private final AckLinks links = new AckLinks(
            URI.create("https://alerts.example"),
            new LinkKeys(SigningKey.of(Secret.resolved("ack.link.key", KEY)), Optional.empty()),
            Duration.ofHours(2),
            () -> NOW);

    /** Text and HTML of the mail about {@code alert}. */
    private static List<String> parts(Optional<AckLinks> links, Alert alert) throws Exception {
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1",
                25,
                SmtpSettings.Tls.NONE,
                null,
                null,
                "plimsoll@example.com",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                null);
        MimeMessage mail = new EmailComposer(Templates.builtIn().mail(), settings, links)
                .compose(
                        Session.getInstance(new Properties()),
                        new Message("i", "desk@example.com", alert).to("desk-7"),
                        NOW);
        MimeMultipart body = (MimeMultipart) mail.getContent();
        return List.of(
                body.getBodyPart(0).getContent().toString(),
                body.getBodyPart(1).getContent().toString());
    }

    @Test
    void bothPartsHaveTheLinkOfTheRecipientToTheAlert() throws Exception {
        for (String part : parts(Optional.of(links), anAlert().build())) {
            Matcher link = LINK.matcher(part);

            assertThat(link.find()).as(part).isTrue();
            assertThat(links.read(link.group(1))).isInstanceOfSatisfying(AckLinks.Reading.Valid.class, valid -> {
                assertThat(valid.token().recipient()).isEqualTo("desk-7");
                assertThat(valid.token().alertId()).isEqualTo("a1");
            });
        }
    }

    @Test
    void withoutABaseOrWhenTheAlertIsOverThereIsNone() throws Exception {
        Alert over =
                anAlert().change(1, Change.RESOLVED, Severity.CRITICAL, null).build();

        assertThat(parts(Optional.empty(), anAlert().build())).noneMatch(part -> part.contains("Acknowledge"));
        assertThat(parts(Optional.of(links), over)).noneMatch(part -> part.contains("Acknowledge"));
    }
}
