package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.KafkaReceiptLog;
import io.plimsoll.alerting.dispatch.ReceiptLog;
import io.plimsoll.alerting.dispatch.WorkSession;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that sends nothing: each notification ends with a SUPPRESSED record that says so. It reads in the group of the worker that sends,
 * so that nothing of it is sent later.
 */
public final class ShadowSession implements WorkSession {
    /** Reason on every record. */
    public static final String REASON = "shadow: notify.mode is shadow, nothing is sent";

    private static final Logger LOG = LoggerFactory.getLogger(ShadowSession.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final AlertingClients clients;
    private final ReceiptLog log;
    private final InstantSource clock;
    private volatile boolean stopping;

    /** Takes {@code clients} over. */
    public ShadowSession(AlertingClients clients, InstantSource clock) {
        this.clients = clients;
        this.log = new KafkaReceiptLog(clients.receipts());
        this.clock = clock;
    }

    @Override
    public void run() {
        clients.intents().subscribe(List.of(Topics.NOTIFICATIONS.name()));
        while (!stopping) {
            step();
        }
    }

    /** One turn: read, put on record, commit. */
    void step() {
        try {
            for (ConsumerRecord<String, Intent> found : clients.intents().poll(POLL)) {
                Intent intent = found.value();
                if (intent != null && intent.cancels() == null) {
                    withhold(found.partition(), intent);
                }
            }
        } catch (RecordDeserializationException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.warn("{} offset {} cannot be read and is passed over", e.topicPartition(), e.offset(), e);
            clients.intents().seek(e.topicPartition(), e.offset() + 1);
        }
        clients.intents().commitSync();
    }

    private void withhold(int partition, Intent intent) {
        log.append(
                partition,
                Suppression.of(
                        intent.intentId(),
                        intent.alert().alertId(),
                        intent.alert().sequence(),
                        intent.alert().account(),
                        intent.recipient(),
                        intent.channel(),
                        REASON,
                        clock.instant()));
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public void interrupt() {
        clients.wakeup();
    }

    @Override
    public void close() {
        clients.close();
    }
}
