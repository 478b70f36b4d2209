package io.plimsoll.schemas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String PASSWORD = "changeit";
    private Path store;
    private SchemaRegistryServer server;

    @BeforeAll
    void startWithASelfSignedCertificate(@TempDir Path folder) throws Exception {
        store = folder.resolve("registry.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        SSLContext tls = TlsSettings.from(Map.of(
                        "ssl.keystore.location",
                        store.toString(),
                        "ssl.keystore.password",
                        PASSWORD,
                        "ssl.keystore.type",
                        "PKCS12"))
                .context()
                .orElseThrow();
        server = SchemaRegistryServer.startTls(new InMemorySchemaLog(), "127.0.0.1", 0, tls);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void trustsTheConfiguredStore() {
        RegistryClient client = RegistryClients.of(Map.of(
                "schema.registry.url",
                server.url(),
                "schema.registry.ssl.truststore.location",
                store.toString(),
                "schema.registry.ssl.truststore.password",
                PASSWORD,
                "schema.registry.ssl.truststore.type",
                "PKCS12"));

        assertThat(server.url()).startsWith("https://127.0.0.1:");
        assertThat(client.subjects()).isEmpty();
    }

    @Test
    void doesNotTrustASelfSignedCertificateByItself() {
        RegistryClient client = RegistryClients.of(Map.of("schema.registry.url", server.url(), "max.retries", 0));

        assertThatThrownBy(client::subjects)
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("unable to find valid certification path");
    }

    @Test
    void namesTheSettingOfAStoreItCannotRead() {
        assertThatThrownBy(() -> RegistryClients.of(Map.of(
                        "schema.registry.url", server.url(),
                        "ssl.truststore.location", "/does/not/exist.p12",
                        "ssl.truststore.type", "PKCS12")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("ssl.truststore.location /does/not/exist.p12 cannot be read as PKCS12:"
                        + " java.nio.file.NoSuchFileException: /does/not/exist.p12; expected a key store and its"
                        + " ssl.truststore.password");
    }
}
