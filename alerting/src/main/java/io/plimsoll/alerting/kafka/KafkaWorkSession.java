package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.deadletter.DeadLetters;
import io.plimsoll.alerting.dispatch.DeliveryEngine;
import io.plimsoll.alerting.dispatch.KafkaReceiptLog;
import io.plimsoll.alerting.dispatch.NotificationWorker;
import io.plimsoll.alerting.dispatch.ReceiptLog;
import io.plimsoll.alerting.dispatch.UnwrittenReceipts;
import io.plimsoll.alerting.dispatch.WorkSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** A worker with an engine and Kafka clients of its own. */
public final class KafkaWorkSession implements WorkSession {
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);

    private final AlertingClients clients;
    private final DeliveryEngine engine;
    private final NotificationWorker worker;

    /** Takes {@code clients} over; {@code engines} makes the engine that writes to the log it is given. */
    public KafkaWorkSession(
            AlertingClients clients,
            Function<ReceiptLog, DeliveryEngine> engines,
            UnwrittenReceipts unwritten,
            InstantSource clock,
            int maxOpen) {
        this.clients = clients;
        this.engine = engines.apply(unwritten.behind(new KafkaReceiptLog(clients.receipts())));
        this.worker = new NotificationWorker(
                clients.intents(),
                clients.intentReader(),
                clients.receiptReader(),
                new DeadLetters(clients.deadLetters()),
                engine,
                clock,
                maxOpen,
                unwritten);
    }

    @Override
    public void run() {
        worker.run();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public void interrupt() {
        clients.wakeup();
    }

    /** The producers first: attempts under way must not wait for a broker that is away to take their receipts. */
    @Override
    public void close() {
        clients.closeProducers();
        engine.drain(DRAIN_WITHIN);
        clients.close();
    }
}
