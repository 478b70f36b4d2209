package io.plimsoll.producers.publish;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a feed to the input topics.
 *
 * <p>The market is one sequence: a price's number is its offset in {@code prices}. A recorded account or instrument record
 * takes effect between two numbers, and says which in {@code afterSequence}: the offset of the last price sent before it
 * (its acknowledgement is awaited), or end offset − 1 at the start, so −1 on an empty topic. A record of another topic
 * leaves only when those before it are acknowledged, so that a reader of both topics finds them in order. Otherwise a
 * consumer would have to guess from arrival order, and a replay with other partitions would guess otherwise. Example: price
 * at 41, a deposit, price at 42: the deposit has afterSequence 41. A live feed sets null: effective on arrival.
 *
 * <p>One thread publishes; interrupting it stops the feed. {@link #close} flushes.
 */
public final class FeedPublisher implements AutoCloseable {
    private static final int MOST_UNACKNOWLEDGED = 1_000;

    private final Producer<String, byte[]> producer;
    private final FeedEncoder encoder;
    private final long startEndOffset;
    private final boolean live;
    private final Pacing pacing;
    private final FeedProgress progress;

    private final List<Sent> unacknowledged = new ArrayList<>();
    private @Nullable Sent lastPrice;
    private Runnable waited = () -> {};

    private record Sent(FeedRecord feedRecord, String topic, Future<RecordMetadata> ack) {}

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
     * @param kafka settings of Kafka clients, e.g. {@code bootstrap.servers}; each client gets those it knows
     * @param registry settings of the schema registry and its codec, e.g. {@code schema.registry.url}
     * @throws KafkaException when the broker or the {@code prices} topic is not there
     */
    public static FeedPublisher open(
            Map<String, ?> kafka,
            Map<String, ?> registry,
            boolean live,
            Speed speed,
            InstantSource clock,
            FeedProgress progress) {
        FeedEncoder encoder = new AvroFeedEncoder(AvroSerdes.from(registry));
        long end = EndOffset.of(new TopicPartition(Topics.PRICES.name(), 0), kafka);
        Producer<String, byte[]> producer =
                new KafkaProducer<>(ClientSettings.producer(kafka), new StringSerializer(), new ByteArraySerializer());
        return new FeedPublisher(producer, encoder, end, live, new Pacing(speed, clock, Thread::sleep), progress);
    }

    /**
     * Sends {@code feed} in its order and waits for every acknowledgement.
     *
     * @throws PublishFailedException when a record is refused
     * @throws InterruptedException when the thread is interrupted; what was sent is flushed by {@link #close}
     */
    public void publish(List<FeedRecord> feed) throws InterruptedException {
        if (feed.isEmpty()) {
            return;
        }
        ProgressMeter meter = new ProgressMeter(
                progress, pacing.clock(), feed.size(), feed.get(0).timeMs());
        waited = meter::timePasses;
        for (FeedRecord next : feed) {
            pacing.await(next.timeMs(), waited);
            send(next);
            meter.sent(next.timeMs());
        }
        awaitAll();
    }

    private void send(FeedRecord next) throws InterruptedException {
        String topic = topic(next);
        awaitBeforeSwitching(topic);
        Sent sent = send(next, topic);
        unacknowledged.add(sent);
        if (next instanceof FeedRecord.Price) {
            lastPrice = sent;
        }
    }

    private static String topic(FeedRecord next) {
        if (next instanceof FeedRecord.Price) {
            return Topics.PRICES.name();
        } else if (next instanceof FeedRecord.Instrument) {
            return Topics.INSTRUMENTS.name();
        } else if (next instanceof FeedRecord.History) {
            return Topics.HISTORY.name();
        }
        return next instanceof FeedRecord.Balance ? Topics.BALANCES.name() : Topics.POSITIONS.name();
    }

    /** Records of one topic are sent without waiting; before another topic's, they are acknowledged. */
    private void awaitBeforeSwitching(String topic) throws InterruptedException {
        if (!unacknowledged.isEmpty()) {
            boolean otherTopic =
                    !unacknowledged.get(unacknowledged.size() - 1).topic().equals(topic);
            if (otherTopic || unacknowledged.size() >= MOST_UNACKNOWLEDGED) {
                awaitAll();
            }
        }
    }

    private Sent send(FeedRecord next, String topic) throws InterruptedException {
        @Nullable
        Long afterSequence =
                next instanceof FeedRecord.Price || next instanceof FeedRecord.History ? null : afterSequence();
        try {
            byte[] bytes = encoder.encode(topic, EffectPoint.at(next, afterSequence));
            return new Sent(
                    next, topic, producer.send(new ProducerRecord<>(topic, null, next.timeMs(), next.key(), bytes)));
        } catch (InterruptException e) {
            throw stopped(e);
        } catch (KafkaException | IllegalStateException e) {
            throw new PublishFailedException(next, topic, "could not be sent", e);
        }
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

    private RecordMetadata await(Sent sent) throws InterruptedException {
        try {
            while (!sent.ack().isDone()) {
                awaitASecond(sent);
            }
            return sent.ack().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PublishFailedException(sent.feedRecord(), sent.topic(), "was not acknowledged", cause);
        }
    }

    private void awaitASecond(Sent sent) throws InterruptedException, ExecutionException {
        try {
            sent.ack().get(1, TimeUnit.SECONDS);
        } catch (TimeoutException notYet) {
            waited.run();
        }
    }

    /** Kafka sets the interrupt flag again; a stopped feed has heard it, and closing must still be able to flush. */
    private static InterruptedException stopped(InterruptException cause) {
        Thread.interrupted();
        InterruptedException stopped = new InterruptedException("feed stopped");
        stopped.initCause(cause);
        return stopped;
    }

    /** Flushes what was sent and closes the producer. */
    @Override
    public void close() {
        producer.close();
    }
}
