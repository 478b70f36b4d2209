package io.plimsoll.alerting.channel.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.notify.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static HttpAnswer read(String bytes) throws IOException {
        return AnswerReader.read(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)));
    }

    @Test
    void readsABodyByItsLengthInChunksOrToTheEnd() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nokayXX").body())
                .isEqualTo("okay");
        assertThat(
                        read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n")
                                .body())
                .isEqualTo("abc0123456789");
        assertThat(read("HTTP/1.0 404 Not Found\nServer: x\n\ngone"))
                .isEqualTo(new HttpAnswer(404, Map.of("server", "x"), "gone"));
    }

    @Test
    void passesOverInterimAnswers() throws IOException {
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void d15HalfABodyLeavesTheStatusKnown() throws IOException {
        HttpAnswer half = read("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");

        assertThat(half.status()).isEqualTo(200);
        assertThat(half.body()).isEqualTo("half");
    }

    @Test
    void keepsNoMoreOfABodyThanItsBeginning() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(100_000)).body()).hasSize(65_536);
    }

    @Test
    void anythingElseIsNoAnswer() {
        assertThatThrownBy(() -> read("220 smtp.example ESMTP\r\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nbroken header\r\n\r\n"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: 4")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(9_000))).isInstanceOf(IOException.class);
    }

    private static Outcome outcome(int status, Map<String, String> headers) {
        return HttpOutcomes.byStatus(new HttpAnswer(status, headers, "why\r\n not"), true);
    }

    @Test
    void retryAfterIsSecondsOrADateByTheServersClockAndADayAtMost() {
        String date = "Thu, 01 Jan 2026 00:00:00 GMT";

        assertThat(outcome(503, Map.of("retry-after", "120")))
                .isEqualTo(new Outcome.Retryable(503, "HTTP 503: why not", Duration.ofSeconds(120)));
        assertThat(outcome(429, Map.of("date", date, "retry-after", "Thu, 01 Jan 2026 00:01:30 GMT")))
                .isEqualTo(new Outcome.Retryable(429, "HTTP 429: why not", Duration.ofSeconds(90)));
        assertThat(outcome(429, Map.of("retry-after", "999999999")))
                .isEqualTo(new Outcome.Retryable(429, "HTTP 429: why not", Duration.ofDays(1)));
        assertThat(outcome(429, Map.of("retry-after", "soon")))
                .isEqualTo(new Outcome.Retryable(429, "HTTP 429: why not", null));
        assertThat(outcome(410, Map.of())).isEqualTo(new Outcome.Rejected(410, "HTTP 410: why not"));
    }
}
