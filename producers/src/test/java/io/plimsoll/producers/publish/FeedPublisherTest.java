package io.plimsoll.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.simulation.InstrumentListing;
import io.plimsoll.producers.simulation.Scenario;
import io.plimsoll.producers.simulation.SimulatedAccounts;
import io.plimsoll.producers.simulation.SimulatedMarket;
import io.plimsoll.producers.simulation.SimulatedSymbol;
import io.plimsoll.schemas.avro.BalanceUpdate;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FeedPublisherTest {
    private static final SimulatedMarket MARKET = new SimulatedMarket(
            List.of(new SimulatedSymbol("BTCUSDT", new BigDecimal("60000"), 0.3, 1)), Scenario.FLASH_CRASH, 7);

    @Test
    void tellsTheOffsetOfThePriceBeforeEachBalance() throws InterruptedException {
        List<FeedRecord> feed = new ArrayList<>(MARKET.prices(1_000, 1_000, 3));
        SimulatedAccounts accounts = new SimulatedAccounts(
                Map.of("BTCUSDT", new BigDecimal("60000")), InstrumentListing.of(List.of(), List.of("BTCUSDT"), 0), 1);
        feed.addAll(accounts.open(1, 1_000));
        feed.addAll(accounts.open(1, 2_500));
        List<Long> sequences = new ArrayList<>();
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

        try (FeedPublisher publisher = new FeedPublisher(
                producer,
                (topic, value) -> {
                    if (value instanceof BalanceUpdate balance) {
                        sequences.add(balance.getAfterSequence());
                    }
                    return new byte[0];
                },
                0,
                false,
                new Pacing(Speed.MAX, InstantSource.system(), ms -> {}),
                (sent, total, eventTimeMs, rate) -> {})) {
            publisher.publish(FeedOrder.sorted(feed));
        }

        assertThat(sequences).containsExactly(-1L, 1L);
        assertThat(producer.history().get(0).topic()).isEqualTo("balances");
    }

    @Test
    void givesTheSamePricesForTheSameSeed() {
        assertThat(MARKET.prices(0, 1_000, 50)).isEqualTo(MARKET.prices(0, 1_000, 50));
    }
}
