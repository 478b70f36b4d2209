package io.plimsoll.alerting.channel.sms;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmsTest extends HttpChannelContract {
    private static final String TOKEN = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    private static final String ACCOUNT = "AC00000000000000000000000000000001";

    @Override
    protected int yesStatus() {
        return 201;
    }

    @Override
    protected String yes() {
        return "{\"sid\":\"SM1f0e8ae6\",\"status\":\"queued\",\"num_segments\":\"1\"}";
    }

    @Override
    protected VendorApi api(URI url) {
        return new SmsApi(
                new SmsSettings(url, ACCOUNT, Secret.resolved("sms.token", TOKEN), "+15005550006", 2),
                BriefTemplate.builtIn("sms"));
    }

    @Override
    protected String address(URI url) {
        return "+442071838750";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return URLDecoder.decode(request.body(), UTF_8).replaceFirst("(?s).*&Body=", "");
    }

    @Override
    protected int longestText() {
        return 306;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(400, "{\"code\":21211,\"message\":\"not a valid phone number\",\"status\":400}");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
    }

    @Override
    protected List<String> planted() {
        return List.of(TOKEN, Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(UTF_8)));
    }

    @Test
    void postsAFormWithTheAccountsLogin() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(201, "queued as SM1f0e8ae6"));

        var request = vendor.last();
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.header("authorization"))
                .isEqualTo(
                        "Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTpmMGUxZDJjM2I0YTU5Njg3Nzg2OTVhNGIzYzJkMWUwZg==");
        assertThat(URLDecoder.decode(request.body(), UTF_8))
                .startsWith(
                        "To=+442071838750&From=+15005550006&Body=[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away\n");
        assertThat(request.body()).startsWith("To=%2B442071838750&From=%2B15005550006&Body=%5BCRITICAL%5D+acct-17");
    }

    @Test
    void d8RefusalsByCodeAreFinalAndInWords() {
        vendor.answer(400, "{\"code\":21610,\"message\":\"unsubscribed\",\"status\":400}", Map.of());
        vendor.answer(429, "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}", Map.of());

        assertThat(send())
                .isEqualTo(new Outcome.Rejected(
                        400,
                        "the recipient has opted out, HTTP 400:"
                                + " {\"code\":21610,\"message\":\"unsubscribed\",\"status\":400}",
                        Outcome.Rejected.About.CONTACT));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Retryable.class,
                        later -> assertThat(later.detail()).startsWith("too many requests, HTTP 429"));
    }

    @Test
    void d9WithCallbacksTheProviderIsToldWhereAndWhatItTookIsOnlyAccepted() {
        var api = new SmsApi(
                new SmsSettings(
                        URI.create("https://sms.example"),
                        ACCOUNT,
                        Secret.resolved("sms.token", TOKEN),
                        "+15005550006",
                        2,
                        Optional.of(URI.create("https://alerts.example/callbacks/sms"))),
                BriefTemplate.builtIn("sms"));

        assertThat(api.call(new Message("i1", "+442071838750", anAlert().build()))
                        .body()
                        .text())
                .endsWith("&StatusCallback=https%3A%2F%2Falerts.example%2Fcallbacks%2Fsms");
        assertThat(api.read(new HttpAnswer(201, Map.of(), yes())))
                .isEqualTo(new Outcome.Accepted(201, "queued as SM1f0e8ae6", "SM1f0e8ae6"));
    }

    @Test
    void d10AnAnswerOf500LeavesOpenWhetherTheMessageWasQueued() {
        vendor.answer(500, "{\"message\":\"oops\"}", Map.of());

        assertThat(send()).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void d3RefusedCredentialsAreAboutTheChannelAndNotTheMessage() {
        vendor.answer(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}", Map.of());

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(Outcome.Rejected.About.SINK));
    }

    @Test
    void segmentsAreCountedAsPhonesCountThem() {
        assertThat(SmsText.segments("x".repeat(160))).isEqualTo(1);
        assertThat(SmsText.segments("x".repeat(161))).isEqualTo(2);
        assertThat(SmsText.segments("x".repeat(306))).isEqualTo(2);
        assertThat(SmsText.segments("x".repeat(307))).isEqualTo(3);
        assertThat(SmsText.segments("€".repeat(80))).isEqualTo(1);
        assertThat(SmsText.segments("€".repeat(81))).isEqualTo(2);
        assertThat(SmsText.segments("ж".repeat(70))).isEqualTo(1);
        assertThat(SmsText.segments("ж".repeat(71))).isEqualTo(2);
        assertThat(SmsText.segments("")).isZero();
    }

    @Test
    void d14ALongTextIsCutBetweenWordsSoThatNoNumberLosesItsEnd() {
        String words = "12345.678 USDT ".repeat(40);

        String cut = SmsText.within(words, 2);

        assertThat(SmsText.segments(cut)).isEqualTo(2);
        assertThat(cut).hasSize(302).endsWith(" 12345.678 USDT...");
        assertThat(SmsText.within("short", 2)).isEqualTo("short");
    }

    @Test
    void whereAnswersReachUsHowToAnswerStandsAtTheEndHoweverLongTheRestIs() {
        SmsSettings answered = new SmsSettings(
                URI.create("https://sms.example"),
                ACCOUNT,
                Secret.resolved("sms.token", TOKEN),
                "+15005550006",
                1,
                true,
                Optional.empty());
        SmsApi api = new SmsApi(answered, BriefTemplate.builtIn("sms"));
        var alert = anAlert().id("7f3a5c0000000000").message("word ".repeat(100));

        String open = body(api, alert.build());
        String over = body(
                api, alert.change(1, Change.RESOLVED, Severity.CRITICAL, null).build());

        assertThat(open).contains("...\nalert 7f3a").endsWith("\nAnswer ACK 7F3A");
        assertThat(SmsText.segments(open)).isEqualTo(1);
        assertThat(over).doesNotContain("ACK");
    }

    private static String body(SmsApi api, Alert alert) {
        String form = api.call(new Message("i", "+442071838750", alert)).body().text();
        return URLDecoder.decode(form, UTF_8).replaceFirst("(?s).*&Body=", "");
    }
}
