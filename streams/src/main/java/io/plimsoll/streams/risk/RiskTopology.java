package io.plimsoll.streams.risk;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import io.plimsoll.streams.order.EventTime;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The risk of the accounts of one partition under the whole market.
 *
 * <pre>
 *   market ────┐       ┌> alerts
 *   positions ─┼─> risk ┼> risk (snapshots)
 *   balances ──┘     │  └> dead-letters
 *                    └── its book's journal: positions, balances, ladders, marks …
 * </pre>
 *
 * <p>Topics {@code market}, {@code positions} and {@code balances} have equally many partitions; task n owns partition n
 * of each.
 */
public final class RiskTopology {
    /** Node that writes topic {@code risk}, whose name the processor has. */
    static final String SNAPSHOTS = "snapshots";

    private RiskTopology() {}

    /**
     * Builds the topology.
     *
     * @param emptyBook makes the book of a task
     * @param defaultRules rules that hold unless one of the same id was ever written to {@code rules}
     * @param trust how far live records about accounts are believed
     * @param snapshots how often the figures of an account are told
     */
    public static Topology build(
            AvroSerdes serdes,
            Supplier<RiskBook> emptyBook,
            List<AlertRule> defaultRules,
            AccountTrust trust,
            SnapshotSettings snapshots,
            MeterRegistry meters) {
        Topology topology = new Topology();
        for (Topic<? extends SpecificRecord> input : List.of(Topics.MARKET, Topics.POSITIONS, Topics.BALANCES)) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    input.name(),
                    new EventTime(),
                    new StringDeserializer(),
                    serdes.valueOf(input).deserializer(),
                    input.name());
        }
        return topology.addProcessor(
                        "risk",
                        risk(serdes, emptyBook, defaultRules, trust, snapshots, meters),
                        Topics.MARKET.name(),
                        Topics.POSITIONS.name(),
                        Topics.BALANCES.name())
                .addSink(
                        Topics.ALERTS.name(),
                        Topics.ALERTS.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.ALERTS).serializer(),
                        "risk")
                .addSink(
                        SNAPSHOTS,
                        Topics.RISK.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.RISK).serializer(),
                        "risk")
                .addSink(
                        Topics.DEAD_LETTERS.name(),
                        Topics.DEAD_LETTERS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        "risk");
    }

    private static ProcessorSupplier<String, SpecificRecord, Object, Object> risk(
            AvroSerdes serdes,
            Supplier<RiskBook> emptyBook,
            List<AlertRule> defaultRules,
            AccountTrust trust,
            SnapshotSettings snapshots,
            MeterRegistry meters) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, SpecificRecord, Object, Object> get() {
                return new RiskProcessor(emptyBook, defaultRules, snapshots, trust, new WaitingLetters(serdes), meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return RiskStores.all(serdes);
            }
        };
    }
}
