package io.plimsoll.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.channel.sms.SmsForm;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.AckRequest.Kind;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SmsReplyPageTest {
    private static final String TOKEN = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    private static final String ADDRESS = "https://alerts.example/inbound/sms";
    private static final String BOSS = "+442071838750";
    private static final String FIRST = "7f3a000000000000";
    private static final String SECOND = "beef000000000000";

    private final MemoryDesk desk = new MemoryDesk();
    private final Routes routes = RoutesFile.parse(
            "r",
            "{recipients: {boss: {sms: '" + BOSS + "'}, ann: {sms: '+442071838751', email: ann@example.com}},"
                    + " routes: [{recipients: [boss, ann]}]}");
    private final SmsReplyPage page = new SmsReplyPage(
            desk,
            () -> routes,
            new SmsForm(URI.create(ADDRESS), Secret.resolved("sms.token", TOKEN)),
            () -> MemoryDesk.NOW);

    private String say(String from, String text) throws Exception {
        Reply reply = page.answer(new Asked(
                "POST",
                "/inbound/sms",
                "",
                Map.of("x-twilio-signature", signature(ADDRESS + "Body" + text + "From" + from)),
                "From=" + encoded(from) + "&Body=" + encoded(text)));
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private static String signature(String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void alert(String id, String account) {
        desk.open(id, account, null);
        desk.told(id, "boss", "sms");
    }

    @Test
    void ackMeansTheOneAlertThatTheSenderWasToldOf() throws Exception {
        alert(FIRST, "acct-1");
        desk.open(SECOND, "acct-2", null);
        desk.told(SECOND, "ann", "email");

        String answer = say(BOSS, "ack");

        assertThat(answer).startsWith("<Response><Message>Acknowledged: 7F3A ").contains(" acct-1 ");
        assertThat(desk.acks)
                .containsExactly(new AckRequest("acct-1", FIRST, Kind.ACK, "boss", "sms", MemoryDesk.NOW, null));
    }

    @Test
    void whereSeveralAreOpenTheAnswerListsThemAndACodeSaysWhich() throws Exception {
        alert(FIRST, "acct-1");
        alert(SECOND, "acct-<2>");

        String which = say(BOSS, "ACK");
        assertThat(desk.acks).isEmpty();
        say(BOSS, "ACK beef.");
        say(BOSS, " snooze 30 7F3A");

        assertThat(which)
                .startsWith("<Response><Message>Which one? Answer with its code. Open: ")
                .contains("7F3A ", "BEEF ", "acct-&lt;2&gt;");
        assertThat(desk.acks)
                .containsExactly(
                        new AckRequest("acct-<2>", SECOND, Kind.ACK, "boss", "sms", MemoryDesk.NOW, null),
                        new AckRequest(
                                "acct-1",
                                FIRST,
                                Kind.SNOOZE,
                                "boss",
                                "sms",
                                MemoryDesk.NOW,
                                Instant.parse("2026-01-01T12:30:00Z")));
    }

    @Test
    void whatIsInHandAlreadyIsNotMeantByAckAlone() throws Exception {
        alert(FIRST, "acct-1");
        desk.open(SECOND, "acct-2", "ann");
        desk.told(SECOND, "boss", "sms");

        say(BOSS, "SNOOZE 15");

        assertThat(desk.acks).extracting(AckRequest::alertId).containsExactly(FIRST);
    }

    @Test
    void anythingElseIsAnsweredWithWhatCanBeSaidAndWhatIsOpen() throws Exception {
        desk.over(FIRST, "acct-1");
        desk.told(FIRST, "boss", "sms");

        assertThat(say(BOSS, "what?"))
                .isEqualTo(
                        "<Response><Message>Answer ACK, ACK CODE or SNOOZE MINUTES. No alert that you were told of is"
                                + " open.</Message></Response>");
        assertThat(say(BOSS, "ACK 1234")).contains("Nothing was changed.");
        assertThat(say(BOSS, "SNOOZE 0")).contains("Answer ACK");
        assertThat(say("+15005550006", "ACK")).isEqualTo("<Response/>");
        assertThat(desk.acks).isEmpty();
    }

    @Test
    void aForgedFormIsRefusedAndChangesNothing() throws Exception {
        alert(FIRST, "acct-1");
        String body = "From=" + encoded(BOSS) + "&Body=ACK";

        for (Map<String, String> headers : java.util.List.of(
                Map.<String, String>of(),
                Map.of("x-twilio-signature", signature(ADDRESS + "BodyNOFrom" + BOSS)),
                Map.of("x-twilio-signature", ""))) {
            assertThat(page.answer(new Asked("POST", "/inbound/sms", "", headers, body))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(desk.acks).isEmpty();
    }
}
