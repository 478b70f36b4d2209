package io.plimsoll.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks docker-compose.yml against the schema of the Compose specification, which dclint carries. Where dclint is not
 * installed the two tests that need it are skipped and say so; {@code .ci/run} installs it.
 */
class ComposeFileTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path COMPOSE = ROOT.resolve("docker-compose.yml");
    private static final Path DCLINT = ROOT.resolve(".ci/node_modules/.bin/dclint");

    @TempDir
    Path dir;

    private record Verdict(int exitCode, String text) {}

    @Test
    void theComposeFileFollowsTheComposeSpecification() throws Exception {
        Verdict verdict = validate(COMPOSE);

        assertThat(verdict.exitCode()).as(verdict.text()).isZero();
    }

    @Test
    void aMisspeltKeyIsFound() throws Exception {
        String misspelt = Files.readString(COMPOSE).replaceFirst("healthcheck:", "healthchek:");

        Verdict verdict = validate(Files.writeString(dir.resolve("docker-compose.yml"), misspelt));

        assertThat(verdict.exitCode()).isNotZero();
        assertThat(verdict.text()).contains("invalid-schema");
    }

    @Test
    void everyPublishedPortIsOpenToThisMachineOnly() throws IOException {
        List<String> ports = new ArrayList<>();
        for (JsonNode service : new YAMLMapper().readTree(COMPOSE.toFile()).path("services")) {
            service.path("ports").forEach(port -> ports.add(port.asText()));
        }

        assertThat(ports).hasSize(4).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void theServicesConfigurationIsValid() {
        PlimsollConfig config = PlimsollConfig.read(ROOT.resolve("deploy/compose.properties"), Map.of());

        assertThat(config.text(ConfigKey.BOOTSTRAP_SERVERS)).isEqualTo("kafka:19092");
        assertThat(config.text(ConfigKey.SMTP_HOST)).isEqualTo("mail");
    }

    private Verdict validate(Path composeFile) throws Exception {
        assumeTrue(
                Files.isExecutable(DCLINT),
                "SKIPPED: docker-compose.yml is not validated, dclint is missing; 'npm ci --prefix .ci' installs it");
        Path answer = dir.resolve("verdict");
        Process process = new ProcessBuilder(DCLINT.toString(), "--quiet", composeFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within 60 s").isTrue();
        return new Verdict(process.exitValue(), Files.readString(answer));
    }
}
