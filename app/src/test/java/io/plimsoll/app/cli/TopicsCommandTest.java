package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.embedded.EmbeddedBroker;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One broker, empty at first; the tests tell its story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicsCommandTest {
    @TempDir
    static Path dir;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(dir.resolve("broker"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    @Order(1)
    void verifyNamesEveryMissingTopicAndExitsWith1() throws IOException {
        Cli run = Cli.run("topics", "verify", "--config", config(3));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .hasSize(Topics.all().size())
                .contains(
                        "plimsoll: prices: topic: found none, expected 1 partition(s); 'plimsoll topics create' makes it",
                        "plimsoll: alerts: topic: found none, expected 3 partition(s); 'plimsoll topics create' makes it");
        assertThat(run.out()).isEmpty();
    }

    @Test
    @Order(2)
    void createMakesWhatIsMissingOnce() throws IOException {
        Cli first = Cli.run("topics", "create", "--config", config(3));
        Cli second = Cli.run("topics", "create", "--config", config(3));

        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .containsExactly(
                        "created " + Topics.all().stream().map(Topic::name).collect(Collectors.joining(", ")));
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).containsExactly("all topics exist");
    }

    @Test
    @Order(3)
    void verifyIsContentWithWhatCreateMade() throws IOException {
        Cli run = Cli.run("topics", "verify", "--config", config(3));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsExactly("all " + Topics.all().size() + " topics are as they should be");
    }

    @Test
    @Order(4)
    void verifyNamesADifferenceAndExitsWith1() throws IOException {
        Cli run = Cli.run("topics", "verify", "--config", config(4));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isNotEmpty().contains("plimsoll: positions: partitions: found 3, expected 4");
    }

    @Test
    void describeNeedsNoCluster() {
        Cli run = Cli.run("topics", "describe");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasSize(1 + Topics.all().size());
        assertThat(run.out()).anyMatch(line -> line.matches("positions +account +4 +State of each position.*"));
    }

    private static Path config(int partitions) throws IOException {
        return Files.writeString(
                dir.resolve("plimsoll.properties"),
                "bootstrap.servers = %s\naccounts.partitions = %d\n".formatted(broker.bootstrapServers(), partitions));
    }
}
