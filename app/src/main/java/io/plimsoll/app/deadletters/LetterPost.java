package io.plimsoll.app.deadletters;

import io.plimsoll.app.config.PlimsollConfig;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends letters to where they came from, each with its mark in one transaction: a run that is broken off leaves none sent without a
 * mark, and of two runs at once one fails. Owned by one thread.
 */
public final class LetterPost implements AutoCloseable {
    private static final int IN_ONE_TRANSACTION = 100;

    private final Producer<byte[], byte[]> producer;

    /** Connects to the cluster of {@code config}. */
    public static LetterPost to(PlimsollConfig config) {
        Map<String, Object> client = config.kafkaClient();
        client.put("acks", "all");
        client.put("transactional.id", "plimsoll-dead-letters");
        LetterPost post =
                new LetterPost(new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
        post.producer.initTransactions();
        return post;
    }

    private LetterPost(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** How many partitions {@code topic} has. */
    public int partitionsOf(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** Sends {@code letters} in their order; returns when all are safe. */
    public void send(List<Letter> letters) {
        for (int from = 0; from < letters.size(); from += IN_ONE_TRANSACTION) {
            sendTogether(letters.subList(from, Math.min(letters.size(), from + IN_ONE_TRANSACTION)));
        }
    }

    private void sendTogether(List<Letter> letters) {
        producer.beginTransaction();
        try {
            for (Letter letter : letters) {
                producer.send(new ProducerRecord<>(
                        letter.topic(), letter.partition(), letter.key(), letter.value(), letter.headers()));
                producer.send(ReplayMark.of(letter));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            producer.abortTransaction();
            throw new IllegalStateException(
                    "letters from " + letters.get(0).offset() + " on were not sent again: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
