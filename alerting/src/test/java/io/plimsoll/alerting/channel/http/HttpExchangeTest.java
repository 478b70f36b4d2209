package io.plimsoll.alerting.channel.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.plimsoll.alerting.channel.email.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpExchangeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path dir;

    private static HttpResult post(URI url, Duration answerWithin, SSLSocketFactory sockets) {
        HttpSettings settings = new HttpSettings(
                SOON,
                answerWithin,
                new AddressGuard(host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, Set.of()),
                sockets);
        return new HttpExchange(settings).post(new HttpCall(url, Map.of(), "{}", false, List.of()), "id-1");
    }

    private static HttpResult post(URI url, Duration answerWithin) {
        return post(url, answerWithin, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static SSLSocketFactory trusting(TestCertificate certificate) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(certificate.jks().toFile(), "changeit".toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Test
    void tlsIsForTheNameInTheUrlAlthoughTheConnectionIsToTheCheckedAddress() throws Exception {
        TestCertificate certificate = TestCertificate.of("dns:hooks.example", dir);
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String port = ":" + server.getAddress().getPort() + "/";

            assertThat(post(URI.create("https://hooks.example" + port), SOON, trusting(certificate)))
                    .isInstanceOf(HttpResult.Answered.class);
            assertThat(requests).hasValue(1);

            assertThat(post(URI.create("https://other.example" + port), SOON, trusting(certificate)))
                    .isInstanceOf(HttpResult.NoTls.class);
            assertThat(post(URI.create("https://hooks.example" + port), SOON)).isInstanceOf(HttpResult.NoTls.class);
            assertThat(requests).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void d5AServerThatGivesAByteAtATimeCannotHoldASender() throws Exception {
        RawServer.Behaviour dripping = (client, closed) -> {
            for (byte each : "HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII)) {
                client.getOutputStream().write(each);
            }
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                client.getOutputStream().write('x');
            }
        };
        try (RawServer server = new RawServer(dripping)) {
            assertThat(post(server.url(), Duration.ofMillis(200)))
                    .isInstanceOfSatisfying(
                            HttpResult.Unanswered.class,
                            unanswered -> assertThat(unanswered.why())
                                    .contains("no answer to a request that was handed over"));
        }
    }

    @Test
    void aConnectionThatIsRefusedMeansThatNothingWasSent() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }

        assertThat(post(URI.create("http://hooks.example:" + nobody), SOON)).isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void aRequestShowsItsHostOnly() {
        assertThat(new HttpCall(
                        URI.create("https://hooks.example/secret/path?key=1"),
                        Map.of("Authorization", "x"),
                        "b",
                        true,
                        List.of()))
                .hasToString("POST to hooks.example");
    }
}
