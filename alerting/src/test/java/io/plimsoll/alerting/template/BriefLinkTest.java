package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.LinkKeys;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BriefLinkTest {
    private static final String ADDRESS = "https://alerts\\.example/ack\\?t=[A-Za-z0-9_.-]+";

    private final AckLinks links = new AckLinks(
            URI.create("https://alerts.example"),
            new LinkKeys(
                    SigningKey.of(
                            Secret.resolved("ack.link.key", "whsec_bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleQ==")),
                    Optional.empty()),
            Duration.ofHours(2),
            () -> Instant.parse("2026-01-01T12:00:00Z"));

    private String text(String channel, Optional<AckLinks> with) {
        Message message = new Message("i", "x", anAlert().build()).to("desk-7");
        return BriefTemplate.builtIn(channel).with(with).render(message).text();
    }

    @Test
    void aChatHasTheLinkAsItsLastLineInItsOwnForm() {
        assertThat(text("slack", Optional.of(links))).matches("(?s).*\\n<" + ADDRESS + "\\|Acknowledge>");
        assertThat(text("telegram", Optional.of(links)))
                .matches("(?s).*\\n<a href=\"" + ADDRESS + "\">Acknowledge</a>");
        assertThat(text("ntfy", Optional.of(links))).matches("(?s).*\\nAcknowledge: " + ADDRESS);
    }

    @Test
    void withoutLinksThereIsNone() {
        assertThat(text("slack", Optional.empty())).doesNotContain("Acknowledge");
    }
}
