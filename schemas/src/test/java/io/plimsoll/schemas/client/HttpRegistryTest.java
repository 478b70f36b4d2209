package io.plimsoll.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.plimsoll.schemas.SchemaCatalog;
import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpRegistryTest {
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void sendsTheUserInfoOfTheSettings() throws IOException {
        String url = answering(200, "[]");

        client(Map.of(
                        "schema.registry.url", url,
                        "basic.auth.credentials.source", "USER_INFO",
                        "basic.auth.user.info", "desk:s3cret"))
                .subjects();

        assertThat(authorizations).containsExactly("Basic ZGVzazpzM2NyZXQ=");
    }

    @Test
    void sendsTheUserInfoOfTheUrl() throws IOException {
        String url = answering(200, "[]").replace("http://", "http://desk:s3cret@");

        client(Map.of("schema.registry.url", url)).subjects();

        assertThat(authorizations).containsExactly("Basic ZGVzazpzM2NyZXQ=");
    }

    @Test
    void callsRefusedCredentialsUnavailableAndNeverPrintsThem() throws IOException {
        String plain = answering(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
        String url = plain.replace("http://", "http://desk:s3cret@");

        assertThatThrownBy(() -> client(Map.of("schema.registry.url", url)).subjects())
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("schema registry " + plain + " refuses our credentials (HTTP 401 to GET /subjects); check"
                        + " basic.auth.credentials.source and basic.auth.user.info");
        assertThat(ConnectionSettings.from(Map.of(
                                "schema.registry.url", "http://h:1",
                                "basic.auth.credentials.source", "USER_INFO",
                                "basic.auth.user.info", "desk:s3cret"))
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void asksTheNextRegistryWhenOneIsDownAndStaysWithIt() throws IOException {
        String down = "http://127.0.0.1:1";
        String broken = answering(503, "{}");
        String good = answering(200, "[\"a-value\"]");
        RegistryClient client = client(Map.of("schema.registry.url", down + ", " + broken + "/," + good));

        assertThat(client.subjects()).containsExactly("a-value");
        assertThat(client.subjects()).containsExactly("a-value");

        assertThat(pauses).isEmpty();
        assertThat(authorizations).hasSize(3);
    }

    @Test
    void givesUpAfterGrowingPausesNamingAddressCauseAndKey() {
        RegistryClient client = client(Map.of(
                "schema.registry.url", "http://127.0.0.1:1",
                "max.retries", "3",
                "retries.wait.ms", "100",
                "retries.max.wait.ms", "250"));

        assertThatThrownBy(client::subjects)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith(
                        "schema registry unavailable after 4 attempts: http://127.0.0.1:1: ConnectException")
                .hasMessageEndingWith(
                        "; check schema.registry.url (http://127.0.0.1:1) and that the registry is running");
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(250));
    }

    @Test
    void saysThatAnotherKindOfServerIsNoRegistry() throws IOException {
        String url = answering(404, "<html>nothing here</html>");

        assertThatThrownBy(() -> client(Map.of("schema.registry.url", url)).subjects())
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage("no schema registry at " + url
                        + ": HTTP 404 to GET /subjects without a registry's JSON answer; check schema.registry.url");
    }

    @Test
    void waitsForARegistryOnlyAsLongAsAllowed() throws IOException {
        assertThatThrownBy(() -> SchemaCatalog.awaitRegistry("http://127.0.0.1:1", Duration.ofMillis(10)))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageStartingWith("no schema registry within 10 ms: schema registry unavailable")
                .hasMessageContaining("schema.registry.url (http://127.0.0.1:1)");
        try (SchemaRegistryServer up = SchemaRegistryServer.start(new InMemorySchemaLog())) {
            SchemaCatalog.awaitRegistry(up.url(), Duration.ofSeconds(10));
        }
    }

    @Test
    void refusesAnAddressThatIsNotHttpWithoutPrintingItsPassword() {
        assertThatThrownBy(() -> client(Map.of("schema.registry.url", "ftp://desk:s3cret@host")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("schema.registry.url holds ftp://host; expected http://host:port, https://host:port or a"
                        + " single mock://name");
    }

    private RegistryClient client(Map<String, ?> config) {
        return new HttpRegistry(ConnectionSettings.from(config), pauses::add);
    }

    private String answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String sent = exchange.getRequestHeaders().getFirst("Authorization");
                authorizations.add(sent == null ? "none" : sent);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
