package io.plimsoll.streams.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingRecordsTest {
    private final KeyValueStore<String, String> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("waiting"), Serdes.String(), Serdes.String())
            .withLoggingDisabled()
            .build();
    private WaitingRecords<String> waiting;

    @BeforeEach
    void anEmptyStore() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        waiting = new WaitingRecords<>(store, 3);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void letsARecordGoAfterChecksWithoutARecordOrAPrice() {
        waiting.add(new Place(7, 1_000, Place.Kind.BALANCE, 0), "balance");

        assertThat(waiting.takeWhenQuiet(7)).isEmpty();
        assertThat(waiting.takeWhenQuiet(7)).isEmpty();
        assertThat(waiting.takeWhenQuiet(7)).containsExactly("balance");
    }

    @Test
    void aPriceThatHasJustComeIsNoQuietMarketHoweverLongARecordHasWaited() {
        waiting.add(new Place(7, 1_000, Place.Kind.BALANCE, 0), "balance");
        for (int check = 0; check < 10; check++) {
            assertThat(waiting.takeWhenQuiet(6)).isEmpty();
        }

        assertThat(waiting.takeWhenQuiet(7)).isEmpty();
        assertThat(waiting.takeWhenQuiet(7)).isEmpty();
        assertThat(waiting.takeWhenQuiet(7)).containsExactly("balance");
    }
}
