package io.plimsoll.alerting.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.dispatch.Backoff;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordDeserializationException.DeserializationExceptionOrigin;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerTest {
    private static final TopicPartition TOPIC = new TopicPartition("reports", 0);
    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private Listener<String, String> listener = listener(this::begin);

    private Listener<String, String> listener(java.util.function.Consumer<Consumer<String, String>> begin) {
        return new Listener<>("listener", consumer, begin, record -> hear(record.value()), SOON);
    }

    private void begin(Consumer<String, String> mine) {
        begun.incrementAndGet();
        mine.assign(List.of(TOPIC));
        consumer.updateBeginningOffsets(Map.of(TOPIC, 0L));
    }

    private void hear(String value) {
        if (value.equals("poison")) {
            throw new IllegalStateException("found poison");
        }
        heard.add(value);
    }

    /** What comes with each poll, in order: values, or a failure of that poll. */
    private void script(Object... polls) {
        long offset = 0;
        for (Object poll : polls) {
            if (poll instanceof KafkaException failure) {
                consumer.schedulePollTask(() -> consumer.setPollException(failure));
            } else {
                long at = offset++;
                consumer.schedulePollTask(
                        () -> consumer.addRecord(new ConsumerRecord<>(TOPIC.topic(), 0, at, "k", (String) poll)));
            }
        }
    }

    private List<String> firstHeard(int count) throws InterruptedException {
        List<String> first = new ArrayList<>();
        while (first.size() < count) {
            String next = heard.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                break;
            }
            first.add(next);
        }
        return first;
    }

    private static RecordDeserializationException unreadable(long offset, RuntimeException cause) {
        return new RecordDeserializationException(
                DeserializationExceptionOrigin.VALUE,
                TOPIC,
                offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                null,
                null,
                new RecordHeaders(),
                "unreadable",
                cause);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void goesOnWhereItWasAfterAFailedPoll() throws InterruptedException {
        script("a", new TimeoutException("broker away"), new KafkaException("no matter what"), "b");

        listener.start();

        assertThat(firstHeard(2)).containsExactly("a", "b");
    }

    @Test
    void aBrokerThatIsAwayAtTheStartIsWaitedFor() throws InterruptedException {
        listener = listener(mine -> {
            begin(mine);
            if (begun.get() < 3) {
                throw new TimeoutException("broker away");
            }
        });
        script("a");

        listener.start();

        assertThat(firstHeard(1)).containsExactly("a");
        assertThat(begun).hasValue(3);
    }

    @Test
    void whileTheRegistryIsAwayNoRecordIsPassedOver() throws InterruptedException {
        script(unreadable(0, new RegistryUnavailableException("registry away", null)), "a", "b");

        listener.start();

        assertThat(firstHeard(2)).containsExactly("a", "b");
    }

    @Test
    void passesOverWhatCannotBeReadAndWhatCannotBeUsed() throws InterruptedException {
        script("a", unreadable(1, new IllegalArgumentException("no schema")), "unread", "poison", "b");

        listener.start();

        assertThat(firstHeard(2)).containsExactly("a", "b");
    }

    @Test
    void closingDoesNotWaitForThePause() {
        Backoff anHour = new Backoff(Duration.ofHours(1), Duration.ofHours(1));
        listener = new Listener<>(
                "listener",
                consumer,
                mine -> {
                    begun.incrementAndGet();
                    throw new TimeoutException("broker away");
                },
                record -> {},
                anHour);
        listener.start();
        while (begun.get() == 0) {
            Thread.onSpinWait();
        }

        listener.close();

        assertThat(consumer.closed()).isTrue();
    }
}
