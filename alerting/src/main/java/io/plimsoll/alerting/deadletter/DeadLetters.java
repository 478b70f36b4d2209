package io.plimsoll.alerting.deadletter;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters on their topic, each acknowledged by the brokers before it counts. Thread-safe. */
public final class DeadLetters {
    private final Producer<byte[], byte[]> producer;

    /** {@code producer} is configured with acks=all and stays the caller's to close. */
    public DeadLetters(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Returns when the letter is safe; throws when it could not be made so. */
    public void append(ProducerRecord<byte[], byte[]> letter) {
        var sent = producer.send(letter);
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + letter.topic(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write to " + letter.topic(), e.getCause());
        }
    }
}
