package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.deadletters.Letter;
import io.plimsoll.app.deadletters.LetterBox;
import io.plimsoll.app.deadletters.LetterJson;
import io.plimsoll.app.deadletters.LetterPost;
import io.plimsoll.app.deadletters.LetterReader;
import io.plimsoll.app.deadletters.LetterText;
import io.plimsoll.app.deadletters.Replay;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.SchemaCatalog;
import io.plimsoll.schemas.SchemaCatalog.Registered;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.client.RegistryClients;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A producer of a newer release writes positions before its schema is registered. Nobody can read them; once the schema is there, they are
 * sent again and count.
 */
class DeadLettersReplayedTest {
    @TempDir
    Path dir;

    @Test
    void d21AnUnknownSchemaMakesALetterThatIsUsedWhenItIsSentAgainAfterTheSchemaIsThere() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            PlimsollConfig config = cluster.config();
            TopicReader topics = new TopicReader(config);
            int unregistered = 1
                    + SchemaCatalog.at(config.registryClient()).register().stream()
                            .mapToInt(Registered::id)
                            .max()
                            .orElseThrow();
            pipeline.feed(SmallWorld.opening("a-1"));
            pipeline.feed(List.of(SmallWorld.opening("a-2").get(1)));
            byte[] newer = newer(config, SmallWorld.position("a-2", "1"), unregistered);
            RecordMetadata where = send(config, newer);
            pipeline.eventually(() -> assertThat(letters(config)).hasSize(1));
            pipeline.feed(SmallWorld.prices(2, "75"));
            pipeline.eventually(() -> assertThat(topics.values(Topics.ALERTS))
                    .extracting(AlertEvent::getAccount)
                    .containsExactly("a-1"));

            Letter letter = letters(config).get(0);
            assertThat(letter.source()).isEqualTo("positions-" + where.partition() + "@" + where.offset());
            assertThat(letter.keyText()).isEqualTo("a-2");
            assertThat(letter.value()).isEqualTo(newer);
            assertThat(letter.cause()).contains(Integer.toString(unregistered));
            assertThat(new LetterReader(config).read(letter)).startsWith("cannot be read: ");
            assertThat(new LetterJson().line(letter))
                    .contains("\"topic\":\"positions\"", "\"key\":\"a-2\"", "\"replayedAt\":null");

            int id = RegistryClients.of(config.registryClient())
                    .register(Topics.POSITIONS.valueSubject(), newerSchema(), false);
            assertThat(id).isEqualTo(unregistered);
            assertThat(new LetterReader(config).read(letter)).contains("\"account\": \"a-2\"");
            try (LetterPost post = LetterPost.to(config)) {
                Replay replay = Replay.of(letters(config), false, post::partitionsOf);
                assertThat(replay.kept()).isEmpty();
                post.send(replay.sent());

                pipeline.eventually(() -> assertThat(topics.values(Topics.ALERTS))
                        .extracting(AlertEvent::getAccount)
                        .containsExactlyInAnyOrder("a-1", "a-2"));
                pipeline.eventually(() -> assertThat(Inbox.of(mailbox)).hasSize(2));

                List<Letter> after = letters(config);
                Replay again = Replay.of(after, false, post::partitionsOf);
                assertThat(again.sent()).as("nothing is sent twice").isEmpty();
                assertThat(again.kept())
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.reason())
                                .isEqualTo("sent again at " + after.get(0).replayedAt() + " already"));
                assertThat(Replay.of(after, true, post::partitionsOf).sent())
                        .as("unless it is asked for")
                        .hasSize(1);
                assertThat(LetterText.summary(after)).isEqualTo("1 letter: 1 of positions; 1 sent again");
            }
            pipeline.assertRunning();
        }
    }

    private static List<Letter> letters(PlimsollConfig config) {
        return new LetterBox(config).letters(letter -> true);
    }

    private static RecordMetadata send(PlimsollConfig config, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(config.kafkaClient(), new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(Topics.POSITIONS.name(), "a-2", value))
                    .get();
        }
    }

    /** The schema of positions with a field more. */
    private static Schema newerSchema() {
        String today = PositionUpdate.getClassSchema().toString();
        String more = today.substring(0, today.lastIndexOf("]"))
                + ",{\"name\":\"clearingAccount\",\"type\":[\"null\",\"string\"],\"doc\":\"Newer.\",\"default\":null}"
                + today.substring(today.lastIndexOf("]"));
        return new Schema.Parser().parse(more);
    }

    /** {@code position} as the newer release writes it: its field is the last one, and null is the first branch of its union. */
    private static byte[] newer(PlimsollConfig config, PositionUpdate position, int schemaId) {
        byte[] today = AvroSerdes.from(config.registryClient())
                .valueOf(Topics.POSITIONS)
                .serializer()
                .serialize(Topics.POSITIONS.name(), position);
        return ByteBuffer.allocate(today.length + 1)
                .put(today)
                .put((byte) 0)
                .putInt(1, schemaId)
                .array();
    }
}
