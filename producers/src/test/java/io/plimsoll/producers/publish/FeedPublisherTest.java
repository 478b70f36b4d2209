package io.plimsoll.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FeedPublisherTest {
    private static final BigDecimal ONE = BigDecimal.ONE.setScale(18);

    private final VirtualClock clock = new VirtualClock();
    private final List<String> told = new ArrayList<>();
    private final List<SpecificRecord> encoded = new ArrayList<>();

    private static FeedRecord price(int line, long timeMs) {
        PriceTick tick = PriceTick.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol("X")
                .setMarkPrice(ONE)
                .build();
        return new FeedRecord.Price(new Source("p.csv", 0, line), tick);
    }

    private static FeedRecord balance(int line, long timeMs) {
        BalanceUpdate update = new BalanceUpdate(Instant.ofEpochMilli(timeMs), "a", "USDT", ONE, null);
        return new FeedRecord.Balance(new Source("b.csv", 1, line), update);
    }

    private static FeedRecord position(int line, long timeMs) {
        PositionUpdate update = PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount("a")
                .setSymbol("X")
                .setSide(Side.LONG)
                .setMarginMode(MarginMode.CROSS)
                .setQuantity(ONE)
                .setEntryPrice(ONE)
                .build();
        return new FeedRecord.Position(new Source("s.csv", 2, line), update);
    }

    private static MockProducer<String, byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    }

    private FeedPublisher publisher(MockProducer<String, byte[]> producer, long end, boolean live, Speed speed) {
        return new FeedPublisher(
                producer,
                (topic, value) -> {
                    encoded.add(value);
                    return new byte[] {1};
                },
                end,
                live,
                new Pacing(speed, clock, clock),
                (sent, total, eventTimeMs, rate) -> told.add(sent + "/" + total + " at " + eventTimeMs + " " + rate));
    }

    private List<String> effectPoints() {
        List<String> points = new ArrayList<>();
        for (SpecificRecord value : encoded) {
            if (!(value instanceof PriceTick)) {
                points.add(String.valueOf(
                        value.get(value.getSchema().getField("afterSequence").pos())));
            }
        }
        return points;
    }

    @Test
    void tellsTheOffsetOfThePriceBeforeEachAccountRecord() throws InterruptedException {
        MockProducer<String, byte[]> producer = producer(true);
        List<FeedRecord> feed = List.of(
                balance(1, 0), price(1, 1), price(2, 2), balance(2, 3), position(1, 3), price(3, 4), position(2, 5));

        try (FeedPublisher publisher = publisher(producer, 0, false, Speed.MAX)) {
            publisher.publish(feed);
        }

        assertThat(effectPoints()).containsExactly("-1", "1", "1", "2");
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("balances", "prices", "prices", "balances", "positions", "prices", "positions");
        assertThat(producer.history())
                .extracting(ProducerRecord::key)
                .containsExactly("a", "X", "X", "a", "a", "X", "a");
        assertThat(producer.history())
                .extracting(ProducerRecord::timestamp)
                .containsExactly(0L, 1L, 2L, 3L, 3L, 4L, 5L);
    }

    @Test
    void countsFromTheEndOfATopicThatIsNotEmpty() throws InterruptedException {
        try (FeedPublisher publisher = publisher(producer(true), 42, false, Speed.MAX)) {
            publisher.publish(List.of(balance(1, 0)));
        }

        assertThat(effectPoints()).containsExactly("41");
    }

    @Test
    void leavesTheEffectPointOpenWhenLive() throws InterruptedException {
        try (FeedPublisher publisher = publisher(producer(true), 42, true, Speed.MAX)) {
            publisher.publish(List.of(price(1, 0), balance(1, 0)));
        }

        assertThat(effectPoints()).containsExactly("null");
    }

    @Test
    void tellsProgressEveryThousandRecordsAndAtTheEnd() throws InterruptedException {
        List<FeedRecord> feed = new ArrayList<>();
        for (int line = 1; line <= 2_500; line++) {
            feed.add(price(line, line));
        }

        try (FeedPublisher publisher = publisher(producer(true), 0, false, Speed.MAX)) {
            publisher.publish(feed);
        }

        assertThat(told).containsExactly("1000/2500 at 1000 0.0", "2000/2500 at 2000 0.0", "2500/2500 at 2500 0.0");
    }

    @Test
    void tellsProgressEverySecondWhileItWaits() throws InterruptedException {
        try (FeedPublisher publisher = publisher(producer(true), 0, false, Speed.parse("1x"))) {
            publisher.publish(List.of(price(1, 0), price(2, 2_500)));
        }

        assertThat(told).containsExactly("1/2 at 0 1.0", "1/2 at 0 0.5", "2/2 at 2500 0.8");
    }

    @Test
    void namesTopicKeyAndPlaceOfARecordThatWasNotAcknowledged() {
        MockProducer<String, byte[]> producer = refusing(new TimeoutException("120000 ms has passed"));

        try (FeedPublisher publisher = publisher(producer, 0, false, Speed.MAX)) {
            assertThatThrownBy(() -> publisher.publish(List.of(price(7, 0))))
                    .isInstanceOf(PublishFailedException.class)
                    .hasMessage("topic prices: record of X from p.csv:7 was not acknowledged:"
                            + " org.apache.kafka.common.errors.TimeoutException: 120000 ms has passed")
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    /** A producer whose broker refuses each record after taking it. */
    private static MockProducer<String, byte[]> refusing(RuntimeException error) {
        return new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> next) {
                var ack = super.send(next);
                errorNext(error);
                return ack;
            }
        };
    }

    @Test
    void namesARecordTheProducerRefusesAtOnce() {
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new RecordTooLargeException("2000000 bytes");

        try (FeedPublisher publisher = publisher(producer, 0, false, Speed.MAX)) {
            assertThatThrownBy(() -> publisher.publish(List.of(balance(7, 0))))
                    .isInstanceOf(PublishFailedException.class)
                    .hasMessage("topic balances: record of a from b.csv:7 could not be sent:"
                            + " org.apache.kafka.common.errors.RecordTooLargeException: 2000000 bytes");
        }
    }

    @Test
    void namesARecordThatCannotBeEncoded() {
        FeedPublisher publisher = new FeedPublisher(
                producer(true),
                (topic, value) -> {
                    throw new SerializationException("no schema registry");
                },
                0,
                false,
                new Pacing(Speed.MAX, clock, clock),
                (sent, total, eventTimeMs, rate) -> {});

        try (publisher) {
            assertThatThrownBy(() -> publisher.publish(List.of(position(7, 0))))
                    .isInstanceOf(PublishFailedException.class)
                    .hasMessage("topic positions: record of a from s.csv:7 could not be sent:"
                            + " org.apache.kafka.common.errors.SerializationException: no schema registry");
        }
    }

    @Test
    void stopsBeforeTheNextRecordWhenInterrupted() {
        MockProducer<String, byte[]> producer = producer(true);
        List<FeedRecord> feed = List.of(price(1, 0));

        try (FeedPublisher publisher = publisher(producer, 0, false, Speed.MAX)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> publisher.publish(feed))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("feed stopped");
        }
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void hearsAnInterruptionWhileTheProducerWaits() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> next) {
                        throw new InterruptException("waiting for metadata");
                    }
                };

        try (FeedPublisher publisher = publisher(producer, 0, false, Speed.MAX)) {
            assertThatThrownBy(() -> publisher.publish(List.of(price(1, 0))))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("feed stopped")
                    .hasCauseInstanceOf(InterruptException.class);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(producer.closed()).isTrue();
    }
}
