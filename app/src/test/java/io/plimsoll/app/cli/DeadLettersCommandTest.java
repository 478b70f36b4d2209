package io.plimsoll.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersCommandTest {
    @TempDir
    Path dir;

    @Test
    void lettersAreListedShownAndSentAgainOnce() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults())) {
            Path config = ConfigFiles.of(cluster, dir);
            assertThat(Cli.run("dead-letters", "list", "--config", config).out())
                    .containsExactly("no dead letters");
            write(cluster.config(), "positions", 1, 17, "acct-17", "not avro");
            write(cluster.config(), "positions", 0, 18, "acct-18", "nor this");
            write(cluster.config(), "prices", 0, 4, "BTCUSDT", "nor that");
            write(cluster.config(), "somewhere-else", 0, 1, "k", "v");
            write(cluster.config(), "positions", 999, 1, "acct-19", "v");

            Cli all = Cli.run("dead-letters", "list", "--config", config);
            Cli prices = Cli.run("dead-letters", "list", "--topic", "prices", "--json", "--config", config);
            Cli show = Cli.run("dead-letters", "show", "0", "--config", config);
            Cli nosuch = Cli.run("dead-letters", "show", "99", "--config", config);
            Cli dry = Cli.run("dead-letters", "replay", "--offset", "0,1", "--dry-run", "--config", config);
            Cli unknown = Cli.run("dead-letters", "replay", "--offset", "0,98,99", "--config", config);
            Cli first = Cli.run("dead-letters", "replay", "--offset", "0", "--config", config);
            Cli rest = Cli.run("dead-letters", "replay", "--all", "--config", config);
            Cli nothing = Cli.run("dead-letters", "replay", "--topic", "positions", "--config", config);
            Cli twice = Cli.run("dead-letters", "replay", "--offset", "0", "--again", "--config", config);
            Cli after = Cli.run("dead-letters", "list", "--topic", "positions", "--config", config);

            assertThat(all.out()).hasSize(6);
            assertThat(all.out().get(0))
                    .startsWith("0  ")
                    .endsWith("  positions-1@17  acct-17  SerializationException: unknown magic byte");
            assertThat(all.out().get(5)).isEqualTo("5 letters: 3 of positions, 1 of prices, 1 of somewhere-else");
            assertThat(prices.out())
                    .singleElement()
                    .asString()
                    .startsWith("{\"offset\":2,\"time\":\"")
                    .endsWith(
                            "\"topic\":\"prices\",\"partition\":0,\"sourceOffset\":4,\"key\":\"BTCUSDT\",\"bytes\":8,\"cause\":\"SerializationException: unknown magic byte\",\"replayedAt\":null}");
            assertThat(show.out())
                    .contains(
                            "from     positions-1@17",
                            "key      acct-17",
                            "again    never sent again",
                            "header   trace = t1",
                            "bytes    8: 6e6f74206176726f");
            assertThat(nosuch.exitCode()).isEqualTo(2);
            assertThat(nosuch.err())
                    .containsExactly("plimsoll: offset: found [99], expected ones that dead-letters list shows");
            assertThat(dry.out()).hasSize(3).last().isEqualTo("would send 2, kept 0");
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.err())
                    .containsExactly("plimsoll: offset: found [98, 99], expected ones that dead-letters list shows");
            assertThat(first.out()).hasSize(2).last().isEqualTo("sent 1, kept 0");
            assertThat(rest.out()).hasSize(6).last().isEqualTo("sent 2, kept 3");
            assertThat(rest.out())
                    .anyMatch(line -> line.contains("positions-1@17") && line.contains(": sent again at "))
                    .anyMatch(line -> line.endsWith(
                            ": came from somewhere-else, which is no topic that can be written to from outside"))
                    .anyMatch(line -> line.contains(": came from partition 999 of positions, which has "));
            assertThat(nothing.out()).last().isEqualTo("sent 0, kept 3");
            assertThat(twice.out()).last().isEqualTo("sent 1, kept 0");
            assertThat(after.out().get(3)).isEqualTo("3 letters: 3 of positions; 2 sent again");
        }
    }

    @Test
    void whatIsToBeSentAgainHasToBeSaid() {
        Cli none = Cli.run("dead-letters", "replay");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err().get(0)).contains("--offset").contains("--topic").contains("--all");
        assertThat(Cli.run("dead-letters", "replay", "--all", "--topic", "prices")
                        .exitCode())
                .isEqualTo(2);
    }

    private static void write(PlimsollConfig config, String topic, int partition, long offset, String key, String value)
            throws Exception {
        Map<String, String> says = Map.of(
                "__streams.errors.topic",
                topic,
                "__streams.errors.partition",
                Integer.toString(partition),
                "__streams.errors.offset",
                Long.toString(offset),
                "__streams.errors.exception",
                "org.apache.kafka.common.errors.SerializationException",
                "__streams.errors.message",
                "unknown\n magic byte",
                "trace",
                "t1");
        List<Header> headers = says.entrySet().stream()
                .<Header>map(
                        each -> new RecordHeader(each.getKey(), each.getValue().getBytes(UTF_8)))
                .toList();
        try (var producer =
                new KafkaProducer<>(config.kafkaClient(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.DEAD_LETTERS.name(), 0, null, key.getBytes(UTF_8), value.getBytes(UTF_8), headers))
                    .get();
        }
    }
}
