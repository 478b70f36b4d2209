package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class UsageTest {
    @TempDir
    Path dir;

    static Stream<String> everyVerb() {
        List<String> verbs = new ArrayList<>(List.of(""));
        collect("", PlimsollCommand.commandLine(), verbs);
        return verbs.stream();
    }

    private static void collect(String path, CommandLine command, List<String> verbs) {
        command.getSubcommands().forEach((name, sub) -> {
            verbs.add((path + " " + name).strip());
            collect(path + " " + name, sub, verbs);
        });
    }

    @Test
    void thereAreTheVerbsOfTheContract() {
        assertThat(everyVerb())
                .contains("demo", "up", "feed klines", "feed prices", "feed positions", "feed balances")
                .contains(
                        "feed instruments",
                        "feed sim",
                        "replay",
                        "indicators",
                        "routes check",
                        "routes test",
                        "routes explain",
                        "topics create",
                        "topics verify",
                        "schemas check");
    }

    @ParameterizedTest(name = "plimsoll {0} --help")
    @MethodSource("everyVerb")
    void everyVerbExplainsItself(String verb) {
        Cli run = Cli.run(words(verb + " --help"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().get(0)).startsWith(("Usage: plimsoll " + verb).strip());
    }

    @ParameterizedTest(name = "plimsoll {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                    | Missing verb: found none, expected one of demo, up, feed, replay, calc, stress, indicators, signals, alerts, ack, silence, routes, dead-letters, topics, schemas, bench",
                "dmeo                | Unmatched argument at index 0: 'dmeo'",
                "demo --acounts 5    | Unknown options: '--acounts', '5'",
                "demo --accounts few | Invalid value for option '--accounts': 'few' is not an int",
                "replay --prices p   | Missing required option: '--out=FILE'",
                "replay --out o      | Missing input: expected --prices or --klines",
                "stress --all --account a | Too much input: found several of --in, --account and --all, expected one of them",
                "indicators          | Missing required parameter: 'FILE'",
                "feed prices         | Missing required parameter: 'FILE'",
                "up --only mail      | Invalid value for option '--only' (COMPONENT): expected one of"
            })
    void wrongUsageIsNamedAndExitsWith2(String words, String fault) {
        Cli run = Cli.run(words(words == null ? "" : words));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().get(0)).startsWith(fault);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest(name = "plimsoll {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "routes test r.yaml --at tomorrow | Invalid value for option '--at': found \"tomorrow\", expected a time such as 2026-01-31T12:00:00Z",
                "routes test r.yaml --within 1d   | Invalid value for option '--within': found \"1d\", expected a length of time such as PT1H or P1D"
            })
    void aTimeThatIsNoneIsNamedBesideOneThatIs(String words, String fault) {
        Cli run = Cli.run(words(words));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().get(0)).isEqualTo(fault);
    }

    @Test
    void wrongUsageIsFollowedByTheSynopsisAlone() {
        Cli run = Cli.run("feed", "prices");

        assertThat(run.err())
                .containsExactly(
                        "Missing required parameter: 'FILE'",
                        "Usage: plimsoll feed prices [-hV] [--live] [--config=FILE] [--speed=<speed>]",
                        "                            FILE...",
                        "See plimsoll feed prices --help");
    }

    @Test
    void aWrongNumberOfAccountsIsNamed() {
        Cli run = Cli.run("demo", "--accounts", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsExactly("plimsoll: --accounts: found 0, expected 1 or more");
    }

    @Test
    void everyFaultOfAConfigurationIsNamed() throws IOException {
        Path config = Files.writeString(dir.resolve("plimsoll.properties"), """
                acounts.partitions = 4
                replication.factor = many
                """);

        Cli run = Cli.run("topics", "create", "--config", config);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0)).startsWith("plimsoll: " + config + ":1: ").contains("acounts.partitions");
        assertThat(run.err().get(1))
                .startsWith("plimsoll: " + config + ":2: ")
                .contains("replication.factor")
                .contains("many");
    }

    @Test
    void alertingWithoutRoutesIsNamed() throws IOException {
        Path config = Files.writeString(dir.resolve("plimsoll.properties"), "accounts.partitions = 4\n");

        Cli run = Cli.run("up", "--only", "alerting", "--config", config);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().startsWith("plimsoll: routes.file: found nothing, expected ");
    }

    private static Object[] words(String line) {
        return Stream.of(line.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toArray();
    }
}
