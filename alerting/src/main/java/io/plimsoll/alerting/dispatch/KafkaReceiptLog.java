package io.plimsoll.alerting.dispatch;

import io.plimsoll.schemas.Topics;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Receipts on the topic {@code deliveries}, each acknowledged by the brokers before it counts. Thread-safe. */
public final class KafkaReceiptLog implements ReceiptLog {
    private final Producer<String, Receipt> producer;

    /** {@code producer} is configured with acks=all. */
    public KafkaReceiptLog(Producer<String, Receipt> producer) {
        this.producer = producer;
    }

    @Override
    public void append(int partition, Receipt receipt) {
        var sent = producer.send(new ProducerRecord<>(
                Topics.DELIVERIES.name(), partition, receipt.time().toEpochMilli(), receipt.account(), receipt));
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing a receipt of " + receipt.intentId(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write a receipt of " + receipt.intentId(), e.getCause());
        }
    }
}
