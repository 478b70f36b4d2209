package io.plimsoll.producers.publish;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a feed to the input topics.
 *
 * <p>The market is one sequence: a price's number is its offset in {@code prices}. A recorded account or instrument record
 * takes effect between two numbers, and says which in {@code afterSequence}: the offset of the last price sent before it
 * (its acknowledgement is awaited), or end offset − 1 at the start, so −1 on an empty topic. A record
 * of another topic leaves only when those before it are acknowledged, so that a reader of both topics finds them in order. Otherwise a consumer would have to guess from arrival order, and a replay with
 * other partitions would guess otherwise. Example: price at 41, a deposit, price at 42: the deposit has afterSequence 41.
 * A live feed sets null: effective on arrival.
 *
 * <p>One thread publishes; interrupting it stops the feed. {@link #close} flushes.
 */
public final class FeedPublisher implements AutoCloseable {
    private static final int RECORDS_BETWEEN_CHECKS = 1_000;

    private final Producer<String, byte[]> producer;
    private final FeedEncoder encoder;
    private final long startEndOffset;
    private final boolean live;
    private final Pacing pacing;
    private final FeedProgress progress;

    private final List<Sent> unacknowledged = new ArrayList<>();
    private @Nullable Sent lastPrice;

    private record Sent(FeedRecord feedRecord, String topic, Future<RecordMetadata> ack) {}

    /** Turns a value into bytes of its topic; {@code AvroSerdes} behind {@link #open}. */
    @FunctionalInterface
    public interface FeedEncoder {
        byte[] encode(String topic, SpecificRecord value);
    }

    /**
     * @param startEndOffset end offset of {@code prices} when the feed begins, >= 0
     * @param live whether afterSequence stays null
     */
    public FeedPublisher(
            Producer<String, byte[]> producer,
            FeedEncoder encoder,
            long startEndOffset,
            boolean live,
            Pacing pacing,
            FeedProgress progress) {
        this.producer = producer;
        this.encoder = encoder;
        this.startEndOffset = startEndOffset;
        this.live = live;
        this.pacing = pacing;
        this.progress = progress;
    }

    /**
     * A publisher on a cluster.
     *
     * @param clients Kafka client settings and the registry's, e.g. {@code bootstrap.servers}, {@code schema.registry.url}
     */
    public static FeedPublisher open(
            Map<String, ?> clients, boolean live, Speed speed, InstantSource clock, FeedProgress progress) {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        FeedEncoder encoder = encoder(AvroSerdes.from(clients));
        long end = EndOffset.of(new TopicPartition(Topics.PRICES.name(), 0), clients);
        Producer<String, byte[]> producer = new KafkaProducer<>(
                config, new StringSerializer(), new org.apache.kafka.common.serialization.ByteArraySerializer());
        return new FeedPublisher(producer, encoder, end, live, new Pacing(speed, clock, Thread::sleep), progress);
    }

    private static FeedEncoder encoder(AvroSerdes serdes) {
        Serializer<io.plimsoll.schemas.avro.PriceTick> prices =
                serdes.valueOf(Topics.PRICES).serializer();
        Serializer<InstrumentUpdate> instruments =
                serdes.valueOf(Topics.INSTRUMENTS).serializer();
        Serializer<BalanceUpdate> balances = serdes.valueOf(Topics.BALANCES).serializer();
        Serializer<PositionUpdate> positions = serdes.valueOf(Topics.POSITIONS).serializer();
        return (topic, value) -> {
            if (value instanceof io.plimsoll.schemas.avro.PriceTick tick) {
                return prices.serialize(topic, tick);
            } else if (value instanceof InstrumentUpdate instrument) {
                return instruments.serialize(topic, instrument);
            } else if (value instanceof BalanceUpdate balance) {
                return balances.serialize(topic, balance);
            } else if (value instanceof PositionUpdate position) {
                return positions.serialize(topic, position);
            }
            throw new IllegalArgumentException("no input topic for " + value.getClass());
        };
    }

    /**
     * Sends {@code feed} in its order and waits for every acknowledgement.
     *
     * @throws PublishFailedException when a record is refused
     * @throws InterruptedException when the thread is interrupted; what was sent is flushed by {@link #close}
     */
    public void publish(List<FeedRecord> feed) throws InterruptedException {
        long sent = 0;
        for (FeedRecord next : feed) {
            pacing.await(next.timeMs());
            send(next);
            sent++;
            if (sent % RECORDS_BETWEEN_CHECKS == 0 || sent == feed.size()) {
                progress.advanced(sent, feed.size(), next.timeMs(), pacing.perSecond(sent));
            }
        }
        awaitAll();
    }

    private void send(FeedRecord next) throws InterruptedException {
        if (next instanceof FeedRecord.Price price) {
            lastPrice = send(next, Topics.PRICES.name(), price.tick());
        } else if (next instanceof FeedRecord.Instrument instrument) {
            InstrumentUpdate update = new InstrumentUpdate(
                    instrument.update().getTime(),
                    instrument.update().getSymbol(),
                    instrument.update().getContract(),
                    instrument.update().getSettleAsset(),
                    instrument.update().getContractSize(),
                    instrument.update().getTakerFeeRate(),
                    instrument.update().getLiquidationFeeRate(),
                    instrument.update().getLiquidationBasis(),
                    instrument.update().getLotSize(),
                    instrument.update().getTiers(),
                    afterSequence());
            send(next, Topics.INSTRUMENTS.name(), update);
        } else if (next instanceof FeedRecord.Balance balance) {
            BalanceUpdate update = new BalanceUpdate(
                    balance.update().getTime(),
                    balance.update().getAccount(),
                    balance.update().getAsset(),
                    balance.update().getWalletBalance(),
                    afterSequence());
            send(next, Topics.BALANCES.name(), update);
        } else if (next instanceof FeedRecord.Position position) {
            PositionUpdate update = new PositionUpdate(
                    position.update().getTime(),
                    position.update().getAccount(),
                    position.update().getSymbol(),
                    position.update().getSide(),
                    position.update().getMarginMode(),
                    position.update().getQuantity(),
                    position.update().getEntryPrice(),
                    position.update().getIsolatedMargin(),
                    position.update().getLeverage(),
                    afterSequence());
            send(next, Topics.POSITIONS.name(), update);
        }
    }

    /** Records of one topic are sent without waiting; before another topic's, they are acknowledged. */
    private Sent send(FeedRecord from, String topic, SpecificRecord value) throws InterruptedException {
        if (!unacknowledged.isEmpty()) {
            boolean otherTopic =
                    !unacknowledged.get(unacknowledged.size() - 1).topic().equals(topic);
            if (otherTopic || unacknowledged.size() >= RECORDS_BETWEEN_CHECKS) {
                awaitAll();
            }
        }
        byte[] bytes = encoder.encode(topic, value);
        Sent sent = new Sent(
                from, topic, producer.send(new ProducerRecord<>(topic, null, from.timeMs(), from.key(), bytes)));
        unacknowledged.add(sent);
        return sent;
    }

    private @Nullable Long afterSequence() throws InterruptedException {
        if (live) {
            return null;
        }
        return lastPrice == null
                ? Long.valueOf(startEndOffset - 1)
                : Long.valueOf(await(lastPrice).offset());
    }

    private void awaitAll() throws InterruptedException {
        for (Sent sent : unacknowledged) {
            await(sent);
        }
        unacknowledged.clear();
    }

    private static RecordMetadata await(Sent sent) throws InterruptedException {
        try {
            return sent.ack().get();
        } catch (ExecutionException e) {
            FeedRecord from = sent.feedRecord();
            throw new PublishFailedException(
                    "topic " + sent.topic() + ": record of " + from.key() + " from "
                            + from.source().file() + ":" + from.source().line() + " was not acknowledged: "
                            + e.getCause(),
                    e);
        }
    }

    /** Flushes what was sent and closes the producer. */
    @Override
    public void close() {
        producer.close();
    }
}
