package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.channel.sms.SmsCallback;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.app.web.SmsCallbackPage;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider of SMS calls back over real HTTP; the signatures were computed by Python's hmac module. */
class AlertingHttpTest {
    private static final String DELIVERED = "MessageSid=SM1&MessageStatus=delivered";
    private static final String SIGNATURE = "RxvLSJWoMxCeMwk68MzU3aw1iRM=";

    private final List<Confirmation> reports = new CopyOnWriteArrayList<>();
    private final HttpClient provider = HttpClient.newHttpClient();
    private AlertingHttp http;

    @BeforeEach
    void serve() throws Exception {
        var sms = new SmsCallback(
                URI.create("https://alerts.example/callbacks/sms"),
                Secret.resolved("sms.token", "f0e1d2c3b4a5968778695a4b3c2d1e0f"));
        http = AlertingHttp.serve(0, Map.of(SmsCallbackPage.PATH, new SmsCallbackPage(sms, reports::add)));
    }

    @AfterEach
    void close() {
        http.close();
    }

    private int post(String path, String body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Twilio-Signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return provider.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void d9ASignedCallbackIsHandedOn() throws Exception {
        assertThat(post("/callbacks/sms", DELIVERED, SIGNATURE)).isEqualTo(204);

        assertThat(reports).containsExactly(new Confirmation("sms", "SM1", true, null, "delivered", false));
    }

    @Test
    void d9AForgedCallbackIsRefusedAndChangesNothing() throws Exception {
        assertThat(post("/callbacks/sms", DELIVERED, "AxvLSJWoMxCeMwk68MzU3aw1iRM="))
                .isEqualTo(403);
        assertThat(post("/callbacks/sms", "MessageSid=SM1&MessageStatus=undelivered", SIGNATURE))
                .isEqualTo(403);

        assertThat(reports).isEmpty();
    }

    @Test
    void clientsThatNeverFinishTheirRequestsDoNotHoldUpACallback() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                Socket socket = new Socket("127.0.0.1", http.port());
                slow.add(socket);
                String begun = i % 2 == 0
                        ? "POST /callbacks/sms HTTP/1.1\r\nHost: a\r\n"
                        : "POST /callbacks/sms HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nMess";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }

            assertThat(post("/callbacks/sms", DELIVERED, SIGNATURE)).isEqualTo(204);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aRequestHasTenSecondsAndAnAnswerTwoMinutes() {
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
        assertThat(System.getProperty("sun.net.httpserver.maxRspTime")).isEqualTo("120");
    }

    @Test
    void anotherPathAndAFormThatIsTooLargeAreRefused() throws Exception {
        assertThat(post("/callbacks/other", DELIVERED, SIGNATURE)).isEqualTo(404);
        assertThat(post("/callbacks/sms", "x".repeat(70_000), SIGNATURE)).isEqualTo(413);

        assertThat(reports).isEmpty();
    }
}
