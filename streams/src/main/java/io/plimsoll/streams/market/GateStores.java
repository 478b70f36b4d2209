package io.plimsoll.streams.market;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.avro.GateState;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.streams.order.LastPrice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Stores of the gate. Where only the last value matters the record cache saves a changelog write per price. */
final class GateStores {
    static final String ACCEPTED = "gate-accepted";
    static final String STATES = "gate-states";
    static final String PROGRESS = "gate-progress";
    static final String WAITING = "gate-waiting";

    private GateStores() {}

    static Set<StoreBuilder<?>> all(AvroSerdes serdes) {
        return Set.copyOf(List.of(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(ACCEPTED), Serdes.String(), LastPrice.serde())
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of()),
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STATES), Serdes.String(), serdes.of(GateState.class))
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of()),
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), Serdes.Long())
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of()),
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(WAITING), Serdes.String(), serdes.of(MarketEvent.class))
                        .withLoggingEnabled(Map.of())));
    }
}
