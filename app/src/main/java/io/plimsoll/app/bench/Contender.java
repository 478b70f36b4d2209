package io.plimsoll.app.bench;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.streams.StreamsRunner;
import io.plimsoll.streams.StreamsSettings;
import io.plimsoll.streams.meter.StreamsMeter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What is measured: running topologies between a topic of prices and a topic of answers.
 *
 * @param prices topic it reads prices from
 * @param answers topic a probe's answers come on
 * @param cause offset of the price an answer was given to; -1: not of a probe
 * @param takenCopies prices taken so far, each once a partition
 * @param parts what to stop
 */
record Contender(
        String prices,
        String answers,
        ToLongFunction<ConsumerRecord<String, byte[]>> cause,
        DoubleSupplier takenCopies,
        List<AutoCloseable> parts)
        implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    /** The floor. */
    static Contender trivial(PlimsollConfig config) throws InterruptedException {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        Counter taken = new SimpleMeterRegistry().counter("taken");
        StreamsRunner broadcast =
                StreamsRunner.start(TrivialTopology.broadcast(serdes), settings(config, "bench-broadcast"));
        StreamsRunner forward =
                StreamsRunner.start(TrivialTopology.forward(serdes, taken), settings(config, "bench-forward"));
        broadcast.awaitRunning(START_PATIENCE);
        forward.awaitRunning(START_PATIENCE);
        return new Contender(
                TrivialTopology.PRICES,
                TrivialTopology.OUT,
                answer -> ByteBuffer.wrap(answer.value()).getLong(),
                taken::count,
                List.of(broadcast, forward));
    }

    /** Gate and risk as {@code plimsoll up} runs them; returns at once, restoring or not. */
    static Contender plimsoll(PlimsollConfig config) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Counter taken = StreamsMeter.PRICES_TAKEN.counter(meters);
        Deserializer<AlertEvent> alerts =
                AvroSerdes.from(config.registryClient()).valueOf(Topics.ALERTS).deserializer();
        return new Contender(
                Topics.PRICES.name(),
                Topics.ALERTS.name(),
                answer -> {
                    if (!Probes.isProbe(answer.key())) {
                        return -1;
                    }
                    AlertEvent alert = alerts.deserialize(answer.topic(), answer.value());
                    return alert.getCause().getTopic().equals(Topics.PRICES.name())
                            ? alert.getCause().getOffset()
                            : -1;
                },
                taken::count,
                List.of(RiskComponent.start(config, meters)));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    private static StreamsSettings settings(PlimsollConfig config, String applicationId) {
        return new StreamsSettings(
                applicationId,
                config.kafkaClient(),
                Path.of(config.text(ConfigKey.STATE_DIR)),
                config.number(ConfigKey.RISK_STREAM_THREADS),
                0,
                config.duration(ConfigKey.COMMIT_INTERVAL_MS));
    }
}
