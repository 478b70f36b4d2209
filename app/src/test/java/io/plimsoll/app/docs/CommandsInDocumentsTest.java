package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.cli.PlimsollCommand;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents and the deployment tell people to type exists. */
class CommandsInDocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern IN_CODE = Pattern.compile("(?:^|`)(?:\\./)?plimsoll ([^`\\n#]*)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)+)`");
    private static final Set<String> SECTIONS = Arrays.stream(ConfigKey.values())
            .map(key -> key.key().substring(0, key.key().indexOf('.')))
            .collect(Collectors.toSet());

    static Stream<String> commandsInDocuments() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path document : documents()) {
            Matcher found = IN_CODE.matcher(Files.readString(document));
            while (found.find()) {
                commands.add(found.group(1).strip());
            }
        }
        return commands.stream().distinct();
    }

    static Stream<String> commandsOfServices() throws IOException {
        List<String> commands = new ArrayList<>();
        for (JsonNode service : new YAMLMapper()
                .readTree(ROOT.resolve("docker-compose.yml").toFile())
                .path("services")) {
            if (service.has("command")) {
                List<String> words = new ArrayList<>();
                service.path("command").forEach(word -> words.add(word.asText()));
                commands.add(String.join(" ", words));
            }
        }
        return commands.stream();
    }

    @Test
    void looksAtSomeCommands() throws IOException {
        assertThat(commandsInDocuments()).contains("demo", "replay").hasSizeGreaterThan(4);
        assertThat(commandsOfServices()).hasSize(3);
    }

    @ParameterizedTest(name = "plimsoll {0}")
    @MethodSource({"commandsInDocuments", "commandsOfServices"})
    void everyVerbAndOptionExists(String command) {
        CommandLine at = PlimsollCommand.commandLine();
        for (String word : command.split("[ \\[\\]]+")) {
            if (word.startsWith("--")) {
                assertThat(at.getCommandSpec().optionsMap()).as(command).containsKey(word.split("=")[0]);
            } else if (at.getSubcommands().containsKey(word)) {
                at = at.getSubcommands().get(word);
            } else {
                assertThat(takesWords(at))
                        .as("'%s' of 'plimsoll %s' is a verb", word, command)
                        .isTrue();
            }
        }
    }

    @Test
    void aVerbThatDoesNotExistIsFound() {
        CommandLine top = PlimsollCommand.commandLine();

        assertThat(top.getSubcommands()).doesNotContainKey("audit");
        assertThat(takesWords(top)).isFalse();
    }

    @Test
    void everyConfigurationKeyInTheDocumentsExists() throws IOException {
        Set<String> known =
                Arrays.stream(ConfigKey.values()).map(ConfigKey::key).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            Matcher found = CODE.matcher(Files.readString(document));
            while (found.find()) {
                String key = found.group(1);
                boolean looksLikeOurs = SECTIONS.contains(key.substring(0, key.indexOf('.')));
                if (looksLikeOurs && !known.contains(key) && !isFile(key) && !isPassedThrough(key)) {
                    unknown.add(document.getFileName() + ": " + key);
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void theDeployedRoutesTellTheHeadOfRiskOfGraveAlertsOnly() {
        Routes routes = RoutesFile.read(ROOT.resolve("deploy/routes.yaml"));

        assertThat(routes.recipients()).containsOnlyKeys("desk", "head-of-risk");
        assertThat(routes.routes()).hasSize(2);
        assertThat(routes.routes().get(0).minSeverity().name()).isEqualTo("CRITICAL");
        assertThat(routes.routes().get(0).recipients()).containsExactly("head-of-risk", "desk");
    }

    @Test
    void theDeployedConfigurationIsValid() {
        PlimsollConfig config = PlimsollConfig.read(ROOT.resolve("deploy/compose.properties"), Map.of());

        assertThat(config.text(ConfigKey.ROUTES_FILE)).isEqualTo("/etc/plimsoll/routes.yaml");
        assertThat(config.number(ConfigKey.METRICS_PORT)).isEqualTo(9464);
    }

    /** A verb without verbs of its own takes words: files, or values of its options. */
    private static boolean takesWords(CommandLine at) {
        return at.getSubcommands().isEmpty();
    }

    private static boolean isFile(String name) {
        return name.endsWith(".yaml") || name.endsWith(".md") || name.endsWith(".json") || name.endsWith(".csv");
    }

    /** Keys of the registry's client, of which configuration.md shows the prefixes, and hosts. */
    private static boolean isPassedThrough(String name) {
        return name.startsWith("schema.registry.ssl.") || name.endsWith(".apple.com");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> all = new ArrayList<>(docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList());
            all.add(ROOT.resolve("README.md"));
            all.add(ROOT.resolve("CONTRIBUTING.md"));
            return all;
        }
    }
}
