package io.plimsoll.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.link.LinkKeys;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AckPageTest {
    private static final SigningKey KEY =
            SigningKey.of(Secret.resolved("ack.link.key", "whsec_bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleQ=="));

    private final MemoryDesk desk = new MemoryDesk();
    private Instant now = MemoryDesk.NOW;
    private final AckLinks links = new AckLinks(
            URI.create("https://alerts.example"), new LinkKeys(KEY, Optional.empty()), Duration.ofHours(2), () -> now);
    private final AckPage page = new AckPage(desk, links, () -> now);

    private String token(String recipient) {
        Message message = new Message("i", "a@b.c", desk.episodes.get(0).last()).to(recipient);
        return links.of(message).orElseThrow().getRawQuery().substring(2);
    }

    private Reply get(String token) throws Exception {
        return page.answer(new Asked("GET", "/ack", "t=" + token, Map.of(), ""));
    }

    private Reply post(String token) throws Exception {
        return page.answer(new Asked("POST", "/ack", "", Map.of(), "t=" + token));
    }

    @Test
    void toLookChangesNothingAndTheButtonAcknowledgesInTheNameOfTheRecipient() throws Exception {
        desk.open("a1", "acct-1", null);
        String token = token("desk-7");

        Reply looked = get(token);
        Reply lookedAgain = get(token);
        assertThat(desk.acks).isEmpty();
        Reply pressed = post(token);

        assertThat(looked).isEqualTo(lookedAgain);
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body())
                .contains("<form method=\"post\" action=\"ack\">", "value=\"" + token + "\"", "Acknowledge as desk-7");
        assertThat(looked.headers().get("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(looked.headers()).containsEntry("Referrer-Policy", "no-referrer");
        assertThat(pressed.status()).isEqualTo(200);
        assertThat(pressed.body()).contains("Acknowledged by desk-7").doesNotContain("<form");
        assertThat(desk.acks)
                .containsExactly(
                        new AckRequest("acct-1", "a1", AckRequest.Kind.ACK, "desk-7", "link", MemoryDesk.NOW, null));
    }

    @Test
    void whoSawAnotherLevelIsShownTheNewOneBeforeItIsInTheirHands() throws Exception {
        desk.open("a1", "acct-1", null);
        String token = token("desk-7");
        String level = desk.episodes.get(0).last().gravity().name();
        String fields = "t=" + token + "&level=";

        Reply rose = page.answer(new Asked("POST", "/ack", "", Map.of(), fields + "INFO"));
        assertThat(rose.body())
                .contains("The level was INFO when you looked.", "<form", "name=\"level\" value=\"" + level + "\"");
        assertThat(desk.acks).isEmpty();

        assertThat(page.answer(new Asked("POST", "/ack", "", Map.of(), fields + level))
                        .body())
                .contains("Acknowledged by desk-7");
        assertThat(desk.acks).hasSize(1);
    }

    @Test
    void pressedAgainOrWhenItIsOverNothingMoreIsWritten() throws Exception {
        desk.open("a1", "acct-1", null);
        String token = token("desk-7");
        desk.episodes.clear();
        desk.open("a1", "acct-1", "ann");
        Reply inHand = post(token);
        desk.episodes.clear();
        desk.over("a1", "acct-1");
        Reply over = post(token);
        desk.episodes.clear();
        Reply gone = post(token);

        assertThat(inHand.body()).contains("It is in hand of ann until 2026-01-01T13:00:00Z.");
        assertThat(over.body()).contains("Nothing need be done.");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(desk.acks).isEmpty();
    }

    @Test
    void aForgedOrExpiredLinkIsRefusedAndShowsNothingOfTheAlert() throws Exception {
        desk.open("a1", "acct-1", null);
        String token = token("desk-7");

        for (String forged : new String[] {"", token.replaceFirst("^.", "X"), token + "A", "abc"}) {
            assertThat(get(forged).status()).as(forged).isEqualTo(403);
            assertThat(post(forged).status()).as(forged).isEqualTo(403);
            assertThat(post(forged).body()).contains("not valid").doesNotContain("acct-1");
        }
        now = MemoryDesk.NOW.plus(Duration.ofHours(2));
        assertThat(get(token).status()).isEqualTo(403);
        assertThat(post(token).body()).contains("expired").contains("2026-01-01T14:00:00Z");
        assertThat(desk.acks).isEmpty();
    }

    @Test
    void whatComesFromOutsideIsEscaped() throws Exception {
        desk.open("a1", "<script>alert(1)</script>&\"'", null);

        Reply looked = get(token("<b>\"desk\"</b>"));

        assertThat(looked.body())
                .doesNotContain("<script", "<b>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;")
                .contains("Acknowledge as &lt;b&gt;&quot;desk&quot;&lt;/b&gt;");
    }
}
