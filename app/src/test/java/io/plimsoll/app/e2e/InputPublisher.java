package io.plimsoll.app.e2e;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.*;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

final class InputPublisher implements AutoCloseable {
    private final AvroSerdes serdes;
    private final KafkaProducer<String, byte[]> producer;
    private @Nullable Future<RecordMetadata> lastPrice;
    private @Nullable Future<RecordMetadata> lastOther;
    private String lastTopic = "";
    private long after = -1;

    InputPublisher(PlimsollConfig config) {
        serdes = AvroSerdes.from(config.registryClient());
        Map<String, Object> s = config.kafkaClient();
        producer = new KafkaProducer<>(s, new StringSerializer(), new ByteArraySerializer());
    }

    void publish(List<SpecificRecord> records) throws Exception {
        for (SpecificRecord r : records) {
            if (r instanceof PriceTick p) {
                if (lastOther != null) {
                    lastOther.get();
                    producer.flush();
                    lastOther = null;
                }
                lastPrice = producer.send(new ProducerRecord<>(
                        "prices",
                        null,
                        p.getTime().toEpochMilli(),
                        p.getSymbol(),
                        serdes.valueOf(Topics.PRICES).serializer().serialize("prices", p)));
                lastTopic = "prices";
                continue;
            }
            if (lastPrice != null) {
                after = lastPrice.get().offset();
                lastPrice = null;
            }
            ProducerRecord<String, byte[]> out;
            if (r instanceof InstrumentUpdate i) {
                out = new ProducerRecord<>(
                        "instruments",
                        null,
                        i.getTime().toEpochMilli(),
                        i.getSymbol(),
                        serdes.valueOf(Topics.INSTRUMENTS)
                                .serializer()
                                .serialize(
                                        "instruments",
                                        InstrumentUpdate.newBuilder(i)
                                                .setAfterSequence(after)
                                                .build()));
            } else if (r instanceof BalanceUpdate i) {
                out = new ProducerRecord<>(
                        "balances",
                        null,
                        i.getTime().toEpochMilli(),
                        i.getAccount(),
                        serdes.valueOf(Topics.BALANCES)
                                .serializer()
                                .serialize(
                                        "balances",
                                        BalanceUpdate.newBuilder(i)
                                                .setAfterSequence(after)
                                                .build()));
            } else if (r instanceof PositionUpdate i) {
                out = new ProducerRecord<>(
                        "positions",
                        null,
                        i.getTime().toEpochMilli(),
                        i.getAccount(),
                        serdes.valueOf(Topics.POSITIONS)
                                .serializer()
                                .serialize(
                                        "positions",
                                        PositionUpdate.newBuilder(i)
                                                .setAfterSequence(after)
                                                .build()));
            } else {
                throw new IllegalStateException();
            }
            if (!out.topic().equals(lastTopic)) {
                producer.flush();
            }
            lastTopic = out.topic();
            lastOther = producer.send(out);
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
