package io.plimsoll.alerting.link;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.link.AckLinks.Reading;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signature below was computed by Python's hmac module. */
class AckLinksTest {
    private static final SigningKey OLD = key("whsec_b2xkIGtleSBvbGQga2V5IG9sZCBrZXkgb2xkIGtleQ==");
    private static final SigningKey NEW = key("whsec_bmV3IGtleSBuZXcga2V5IG5ldyBrZXkgbmV3IGtleQ==");
    private static final SigningKey OTHER = key("whsec_b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXk=");
    private static final String BY_HAND =
            "https://alerts.example/risk/ack?t=YWNjdC0xNyZhMSZkZXNrKzcmQUNLJjE3NjcyNzYwMDA.Rrv0znBQ7XcD_PK0QnUXSAKbavTSZquNtcz-2N-ETbg";

    private Instant now = Instant.parse("2026-01-01T12:00:00.750Z");

    private static SigningKey key(String text) {
        return SigningKey.of(Secret.resolved("ack.link.key", text));
    }

    private AckLinks links(SigningKey current, Optional<SigningKey> previous) {
        return new AckLinks(
                URI.create("https://alerts.example/risk/"),
                new LinkKeys(current, previous),
                Duration.ofHours(2),
                () -> now);
    }

    private static Message message() {
        return new Message("i", "a@b.c", anAlert().build()).to("desk 7");
    }

    private static String tokenOf(URI link) {
        return link.toString().substring(link.toString().indexOf("?t=") + 3);
    }

    @Test
    void aLinkNamesAlertRecipientActionAndExpiryAndIsSigned() {
        AckLinks links = links(NEW, Optional.empty());

        URI link = links.of(message()).orElseThrow();

        assertThat(link).isEqualTo(URI.create(BY_HAND));
        assertThat(links.read(tokenOf(link)))
                .isEqualTo(new Reading.Valid(new AckToken(
                        "acct-17", "a1", "desk 7", AckToken.Action.ACK, Instant.parse("2026-01-01T14:00:00Z"))));
    }

    @Test
    void fromItsExpiryOnItIsExpired() {
        AckLinks links = links(NEW, Optional.empty());
        String token = tokenOf(links.of(message()).orElseThrow());

        now = Instant.parse("2026-01-01T13:59:59.999Z");
        assertThat(links.read(token)).isInstanceOf(Reading.Valid.class);
        now = Instant.parse("2026-01-01T14:00:00Z");
        assertThat(links.read(token)).isInstanceOf(Reading.Expired.class);
    }

    @Test
    void anyChangeOfTheTokenMakesItForged() {
        AckLinks links = links(NEW, Optional.empty());
        String token = tokenOf(links.of(message()).orElseThrow());

        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'B' ? 'C' : 'B';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(links.read(changed)).as(changed).isEqualTo(new Reading.Forged());
        }
        for (String none : new String[] {"", ".", "a.b", token + "x", token.substring(1), "%%.%%", ".".repeat(5000)}) {
            assertThat(links.read(none)).as(none).isEqualTo(new Reading.Forged());
        }
    }

    @Test
    void afterAChangeOfKeysLinksOfThePreviousOneAreGoodAndThoseOfAnyOtherForged() {
        String before = tokenOf(links(OLD, Optional.empty()).of(message()).orElseThrow());
        String foreign = tokenOf(links(OTHER, Optional.empty()).of(message()).orElseThrow());
        AckLinks changed = links(NEW, Optional.of(OLD));

        assertThat(changed.read(before)).isInstanceOf(Reading.Valid.class);
        assertThat(changed.read(foreign)).isEqualTo(new Reading.Forged());
        assertThat(links(NEW, Optional.empty()).read(before)).isEqualTo(new Reading.Forged());
    }

    @Test
    void whatIsOverOrToNobodyByNameHasNoLink() {
        AckLinks links = links(NEW, Optional.empty());
        Message over = new Message(
                        "i",
                        "a@b.c",
                        anAlert()
                                .change(1, Change.RESOLVED, Severity.CRITICAL, null)
                                .build())
                .to("desk");

        assertThat(links.of(over)).isEmpty();
        assertThat(links.of(new Message("i", "a@b.c", anAlert().build()))).isEmpty();
    }
}
