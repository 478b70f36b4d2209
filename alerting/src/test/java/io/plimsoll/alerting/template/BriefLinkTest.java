package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.SampleLinks;
import io.plimsoll.alerting.notify.Message;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BriefLinkTest {
    private static final String ADDRESS = SampleLinks.PATTERN;

    private final AckLinks links = SampleLinks.links();

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

    @Test
    void aLinkApartIsNotInTheTextAndNotThereWhenNothingIsToBeAcknowledged() {
        BriefTemplate template = BriefTemplate.builtIn("push").withLinkApart(Optional.of(links));
        Message open = new Message("i", "x", anAlert().build()).to("desk-7");
        Message over = new Message(
                        "i",
                        "x",
                        anAlert()
                                .change(1, Change.RESOLVED, Severity.CRITICAL, null)
                                .build())
                .to("desk-7");

        assertThat(template.render(open).text()).doesNotContain("alerts.example");
        assertThat(template.linkApart(open).orElseThrow().toString()).matches(ADDRESS);
        assertThat(template.linkApart(over)).isEmpty();
        assertThat(BriefTemplate.builtIn("push").linkApart(open)).isEmpty();
    }
}
