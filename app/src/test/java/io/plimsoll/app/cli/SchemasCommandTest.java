package io.plimsoll.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.SchemaCatalog;
import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasCommandTest {
    @TempDir
    Path dir;

    @Test
    void registersEverySchemaAndFindsItAgain() throws Exception {
        try (SchemaRegistryServer registry = SchemaRegistryServer.start(new InMemorySchemaLog())) {
            Path config = config(registry.url());

            Cli before = Cli.run("schemas", "check", "--config", config);
            Cli register = Cli.run("schemas", "register", "--config", config);
            Cli after = Cli.run("schemas", "check", "--config", config);

            assertThat(before.exitCode()).isZero();
            assertThat(before.out())
                    .hasSize(SchemaCatalog.entries().size())
                    .allMatch(line -> line.endsWith(" not registered, compatible"));
            assertThat(register.exitCode()).isZero();
            assertThat(register.out())
                    .hasSize(SchemaCatalog.entries().size())
                    .anyMatch(line -> line.matches("prices-value +id \\d+, versions \\[1]"));
            assertThat(after.exitCode()).isZero();
            assertThat(after.out())
                    .hasSize(SchemaCatalog.entries().size())
                    .allMatch(line -> line.matches("\\S+ +registered"));
        }
    }

    @Test
    void checkExitsWith1WhenASubjectHoldsSomethingElse() throws Exception {
        try (SchemaRegistryServer registry = SchemaRegistryServer.start(new InMemorySchemaLog())) {
            post(registry.url() + "/subjects/prices-value/versions", "{\"schema\": \"{\\\"type\\\": \\\"int\\\"}\"}");

            Cli run = Cli.run("schemas", "check", "--config", config(registry.url()));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .filteredOn(line -> line.contains(" incompatible: "))
                    .hasSize(1);
            assertThat(run.out()).anyMatch(line -> line.matches("prices-value +incompatible: .+"));
        }
    }

    @Test
    void describeNeedsNoRegistry() {
        Cli run = Cli.run("schemas", "describe");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .hasSize(SchemaCatalog.entries().size())
                .anyMatch(line -> line.startsWith("alerts-value {\"type\":\"record\""));
    }

    @Test
    void saysThatThereIsNoRegistryAndExitsWith3() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Cli run = Cli.run("schemas", "check", "--config", config("http://127.0.0.1:" + port));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .containsExactly("plimsoll: schema registry unavailable after 4 attempts: http://127.0.0.1:" + port
                        + ": ConnectException; check schema.registry.url (http://127.0.0.1:" + port
                        + ") and that the registry is running");
    }

    private Path config(String url) throws IOException {
        return Files.writeString(dir.resolve("plimsoll.properties"), "schema.registry.url = " + url + "\n");
    }

    private static void post(String url, String json) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
        connection.getOutputStream().write(json.getBytes(UTF_8));
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }
}
