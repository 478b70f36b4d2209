package io.plimsoll.streams.risk;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InputFault;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LadderState;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.streams.order.LastPrice;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Stores of the risk topology. What grows with the accounts is on disk; what grows with the symbols is in memory. Only
 * where the last value is all that matters (last price, progress) does a record cache save changelog writes.
 */
final class RiskStores {
    static final String POSITIONS = "risk-positions";
    static final String BALANCES = "risk-balances";
    static final String LADDERS = "risk-ladders";
    static final String INSTRUMENTS = "risk-instruments";
    static final String RULES = "risk-rules";
    static final String READINGS = "risk-readings";
    static final String FAULTS = "risk-faults";
    static final String MARKS = "risk-marks";
    static final String PROGRESS = "risk-progress";
    static final String WAITING = "risk-waiting";
    static final String HELD = "risk-held";

    private RiskStores() {}

    static Set<StoreBuilder<?>> all(AvroSerdes serdes) {
        return Set.of(
                store(Stores.persistentKeyValueStore(POSITIONS), serdes, PositionUpdate.class),
                store(Stores.persistentKeyValueStore(BALANCES), serdes, BalanceUpdate.class),
                store(Stores.persistentKeyValueStore(LADDERS), serdes, LadderState.class),
                store(Stores.inMemoryKeyValueStore(INSTRUMENTS), serdes, InstrumentUpdate.class),
                store(Stores.inMemoryKeyValueStore(RULES), serdes, Rule.class),
                store(Stores.inMemoryKeyValueStore(READINGS), serdes, ReadingUpdate.class),
                store(Stores.inMemoryKeyValueStore(FAULTS), serdes, InputFault.class),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(MARKS), Serdes.String(), LastPrice.serde())
                        .withLoggingEnabled(Map.of())
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), Serdes.Long())
                        .withLoggingEnabled(Map.of())
                        .withCachingEnabled(),
                store(Stores.inMemoryKeyValueStore(WAITING), serdes, AccountEvent.class),
                store(Stores.inMemoryKeyValueStore(HELD), serdes, AccountEvent.class));
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> store(
            KeyValueBytesStoreSupplier supplier, AvroSerdes serdes, Class<V> type) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), serdes.of(type))
                .withLoggingEnabled(Map.of());
    }
}
