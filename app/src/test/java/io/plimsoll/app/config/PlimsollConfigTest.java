package io.plimsoll.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlimsollConfigTest {
    @TempDir
    Path dir;

    @Test
    void everyKeyHasItsDefaultWhenNothingIsSet() {
        PlimsollConfig config = PlimsollConfig.defaults();

        assertThat(config.text(ConfigKey.BOOTSTRAP_SERVERS)).isEqualTo("127.0.0.1:9092");
        assertThat(config.number(ConfigKey.ACCOUNTS_PARTITIONS)).isEqualTo(4);
        assertThat(config.duration(ConfigKey.SMTP_READ_TIMEOUT_MS)).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.path(ConfigKey.ROUTES_FILE)).isEmpty();
        assertThat(config.secret(ConfigKey.SMTP_PASSWORD)).isEmpty();
        assertThat(config.kafkaClient()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    }

    @Test
    void everyDefaultIsAValueOfItsType() {
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(key.defaultValue().flatMap(key.type()::fault))
                    .as(key.key())
                    .isEmpty();
        }
    }

    @Test
    void clientSettingsReachTheClientsUnderTheirOwnNames() throws IOException {
        PlimsollConfig config = read("""
                # cluster
                bootstrap.servers = a.example:9092, b.example:9093
                kafka.security.protocol = SASL_SSL
                kafka.sasl.jaas.config = env:JAAS
                schema.registry.url: https://registry.example
                schema.registry.ssl.truststore.location = /etc/trust.jks
                basic.auth.credentials.source = USER_INFO
                basic.auth.user.info = reader:sesame
                """, Map.of("JAAS", "login required password=\"open\";"));

        assertThat(config.kafkaClient())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a.example:9092, b.example:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", "login required password=\"open\";"));
        assertThat(config.registryClient())
                .isEqualTo(Map.of(
                        "schema.registry.url", "https://registry.example",
                        "schema.registry.ssl.truststore.location", "/etc/trust.jks",
                        "basic.auth.credentials.source", "USER_INFO",
                        "basic.auth.user.info", "reader:sesame"));
    }

    @Test
    void secretsComeByReferenceAndAreNeverShown() throws IOException {
        Path password = Files.writeString(dir.resolve("password"), "hunter2\nsecond line\n");
        PlimsollConfig config = read("""
                smtp.user = risk
                smtp.password = file:%s
                basic.auth.user.info = reader:sesame
                kafka.client.id = desk
                """.formatted(password), Map.of());

        assertThat(config.secret(ConfigKey.SMTP_PASSWORD).map(Secret::reveal)).contains("hunter2");
        assertThat(config.toString())
                .contains("smtp.password = ******", "basic.auth.user.info = ******", "kafka.client.id = desk")
                .doesNotContain("hunter2", "sesame");
    }

    @Test
    void tellsAllFaultsAtOnceWithTheirLines() throws IOException {
        List<String> faults = faults("""
                # a comment

                bootstrap.servers = localhost
                accounts.partitions = many
                accounts.partitons = 4
                smtp.port = 70000
                smtp.password = hunter2
                smtp.tls = maybe
                smtp.user = \\
                    risk
                smtp.user = desk
                schema.registry.url = registry:8081
                colour = red
                """);

        assertThat(faults)
                .containsExactly(
                        "plimsoll.properties:3: bootstrap.servers: found 'localhost', expected host:port, several separated"
                                + " by commas",
                        "plimsoll.properties:4: accounts.partitions: found 'many', expected a whole number from 1 to 10000",
                        "plimsoll.properties:5: accounts.partitons: found an unknown key, expected one of"
                                + " docs/configuration.md, perhaps accounts.partitions",
                        "plimsoll.properties:6: smtp.port: found '70000', expected a whole number from 1 to 65535",
                        "plimsoll.properties:7: smtp.password: found a value that is no reference (not shown), expected"
                                + " env:NAME or file:PATH; the secret itself must not stand in the file",
                        "plimsoll.properties:8: smtp.tls: found 'maybe', expected one of none, starttls, implicit",
                        "plimsoll.properties:11: smtp.user: found twice, expected once; first on line 9",
                        "plimsoll.properties:12: schema.registry.url: found 'registry:8081', expected http:// or https://"
                                + " addresses, several separated by commas",
                        "plimsoll.properties:13: colour: found an unknown key, expected one of docs/configuration.md");
    }

    @Test
    void aReferenceThatLeadsNowhereIsAFault() throws IOException {
        assertThat(faults("smtp.password = env:MAIL_PASSWORD\nkafka.ssl.key.password = file:/no/such/file\n"))
                .containsExactly(
                        "plimsoll.properties:1: smtp.password: found no environment variable MAIL_PASSWORD, expected it to be"
                                + " set",
                        "plimsoll.properties:2: kafka.ssl.key.password: found no readable file /no/such/file, expected the"
                                + " secret in its first line");
    }

    @Test
    void aMissingFileIsAFault() {
        Path nowhere = Path.of("no-such.properties");

        assertThatThrownBy(() -> PlimsollConfig.read(nowhere))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no-such.properties: found no readable file, expected a .properties file");
    }

    @Test
    void aBrokenEscapeIsAFaultWithItsLine() throws IOException {
        assertThat(faults("smtp.user = a\nsmtp.from = \\u12\n"))
                .containsExactly("plimsoll.properties: line 2: Malformed \\uxxxx encoding.");
    }

    @Test
    void aValueFromTheCommandLineIsCheckedToo() {
        PlimsollConfig config = PlimsollConfig.defaults().with(ConfigKey.SMTP_PORT, "2525");

        assertThat(config.number(ConfigKey.SMTP_PORT)).isEqualTo(2525);
        assertThatThrownBy(() -> config.with(ConfigKey.SMTP_PORT, "mail"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("smtp.port: found 'mail', expected a whole number from 1 to 65535");
    }

    @Test
    void aKeyThatIsNeededButNotSetIsExplained() {
        assertThatThrownBy(() -> PlimsollConfig.defaults().text(ConfigKey.ROUTES_FILE))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "routes.file: found nothing, expected text. Who is told about which alerts (YAML). Needed by"
                                + " alerting, by nothing else.");
    }

    private PlimsollConfig read(String text, Map<String, String> environment) throws IOException {
        return PlimsollConfig.read(Files.writeString(dir.resolve("plimsoll.properties"), text), environment);
    }

    /** Faults of a file with this text, with its directory left out. */
    private List<String> faults(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("plimsoll.properties"), text);
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> PlimsollConfig.read(file, Map.of()));
        return thrown.faults().stream()
                .map(fault -> fault.replace(dir + "/", ""))
                .toList();
    }
}
