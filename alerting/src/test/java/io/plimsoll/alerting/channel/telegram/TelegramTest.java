package io.plimsoll.alerting.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramTest extends HttpChannelContract {
    private static final String TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";

    @Override
    protected int yesStatus() {
        return 200;
    }

    @Override
    protected String yes() {
        return "{\"ok\":true,\"result\":{\"message_id\":42}}";
    }

    @Override
    protected VendorApi api(URI url) {
        return new TelegramApi(url, Secret.resolved("telegram.token", TOKEN), BriefTemplate.builtIn("telegram"));
    }

    @Override
    protected String address(URI url) {
        return "-1001234567890";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().path("text").asText();
    }

    @Override
    protected int longestText() {
        return 4_096;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(
                400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    @Override
    protected List<String> planted() {
        return List.of(TOKEN);
    }

    @Test
    void sendsHtmlToTheChat() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        JsonNode body = vendor.last().json();
        assertThat(vendor.last().path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(body.path("chat_id").asText()).isEqualTo("-1001234567890");
        assertThat(body.path("text").asText())
                .startsWith("<b>[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away</b>\n");
        assertThat(body.path("parse_mode").asText()).isEqualTo("HTML");
    }

    @Test
    void waitsAsLongAsTheBodyOfA429Says() {
        vendor.answer(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 14\","
                        + "\"parameters\":{\"retry_after\":14}}",
                Map.of());

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Retryable.class,
                        slower -> assertThat(slower.retryAfter()).isEqualTo(Duration.ofSeconds(14)));
    }

    @Test
    void aChatThatIsGoneIsFinal() {
        vendor.answer(
                403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked\"}", Map.of());

        assertThat(send())
                .isEqualTo(new Outcome.Rejected(
                        403,
                        "HTTP 403: {\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked\"}",
                        Outcome.Rejected.About.CONTACT));
    }
}
