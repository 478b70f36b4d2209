package io.plimsoll.streams.market;

import static io.plimsoll.streams.Inputs.aPrice;
import static io.plimsoll.streams.Inputs.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.RejectedPrice;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.streams.deadletter.RejectedInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsProcessorTest {
    private static final long MINUTE_MS = 60_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path stateDir;

    private MockProcessorContext<String, SpecificRecord> context;
    private Processor<String, SpecificRecord, String, SpecificRecord> processor;
    private long sequence;

    @BeforeEach
    void start() {
        Properties config = new Properties();
        config.put("default.key.serde", Serdes.StringSerde.class);
        context = new MockProcessorContext<>(config, new TaskId(0, 0), stateDir.toFile());
        for (StoreBuilder<?> builder : BarStores.all()) {
            StateStore store =
                    builder.withCachingDisabled().withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        restart();
    }

    @Test
    void writesClosedBarsWithTheirGapsAndCorrectsThemForALatePrice() {
        price(0, "100");
        price(30_000, "103");
        price(4 * MINUTE_MS, "101");
        price(5 * MINUTE_MS, "102");
        List<Candle> closed = forwarded(Candle.class);
        price(10_000, "90");

        assertThat(closed).extracting(Candle::getInterval).containsExactly("1m", "1m", "5m");
        assertThat(closed.get(0).getHigh()).isEqualTo(decimal("103"));
        assertThat(closed.get(1).getMissingBefore()).isEqualTo(3);
        assertThat(closed).extracting(Candle::getCorrection).containsOnly(false);
        List<Candle> corrected = forwarded(Candle.class);
        assertThat(corrected).extracting(Candle::getInterval).containsExactly("1m", "5m");
        assertThat(corrected).extracting(Candle::getLow).containsOnly(decimal("90"));
        assertThat(corrected).extracting(Candle::getCorrection).containsOnly(true);
    }

    @Test
    void saysWhatABarSaidRightBehindThePriceThatClosedIt() {
        for (int minute = 0; minute < 15; minute++) {
            price(minute * MINUTE_MS, Integer.toString(100 + minute));
        }
        context.resetForwards();
        price(15 * MINUTE_MS, "115");

        List<MockProcessorContext.CapturedForward<? extends String, ? extends SpecificRecord>> forwards =
                context.forwarded();
        assertThat(forwards).extracting(each -> each.childName().orElseThrow()).contains("signals", "news", "candles");
        List<MarketEvent> news = forwarded(MarketEvent.class);
        assertThat(news).extracting(MarketEvent::getSequence).containsOnly(15L);
        assertThat(news).extracting(MarketEvent::getPayload).containsOnly(new RejectedPrice("BTCUSDT", "NEWS"));
        SignalEvent signal = (SignalEvent) news.get(0).getNews();
        assertThat(signal.getReason()).isEqualTo("RSI 14 is 100.0, past 85.0");
        assertThat(signal.getTime()).isEqualTo(Instant.ofEpochMilli(15 * MINUTE_MS));
        assertThat(signal.getFalseRate()).isBetween(0.3, 0.8);
        ReadingUpdate reading = (ReadingUpdate) news.get(news.size() - 1).getNews();
        assertThat(reading.getAtr()).isEqualTo(1);
        assertThat(reading.getBars()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 400})
    void goesOnFromItsStoresAsIfItHadNeverStopped(int pricesBetweenStops) {
        List<SpecificRecord> whole = walk(Integer.MAX_VALUE);
        start();
        List<SpecificRecord> stopped = walk(pricesBetweenStops);

        assertThat(whole.stream().filter(SignalEvent.class::isInstance)).hasSizeGreaterThan(200);
        assertThat(stopped).isEqualTo(whole);
    }

    @Test
    void isWarmFromHistoryAlsoAfterARestart() {
        for (int hour = 0; hour < 40; hour++) {
            history(hour, "1h", Integer.toString(100 + hour % 5));
        }
        restart();
        price(40 * 60 * MINUTE_MS, "100");

        assertThat(context.forwarded())
                .extracting(each -> each.childName().orElseThrow())
                .containsExactly("news");
        assertThat(forwarded(MarketEvent.class))
                .extracting(event -> (ReadingUpdate) event.getNews())
                .extracting(reading -> reading.getInterval() + " after " + reading.getBars())
                .containsExactly("1h after 40");
        assertThat(meters.get("plimsoll.market.history")
                        .tag("taken", "true")
                        .counter()
                        .count())
                .isEqualTo(40);
    }

    @Test
    void countsHistoryThatComesTooLateAndRefusesWhatIsNoBar() {
        history(5, "1h", "100");
        history(4, "1h", "100");

        assertThat(meters.get("plimsoll.market.history")
                        .tag("taken", "false")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> history(6, "7m", "100"))
                .isInstanceOf(RejectedInputException.class)
                .hasMessageContaining("history of BTCUSDT: interval: found 7m");
        assertThatThrownBy(() -> history(7, "1h", "0")).hasMessageContaining("history of BTCUSDT: bar: low: found 0.0");
    }

    private List<SpecificRecord> walk(int pricesBetweenStops) {
        Random random = new Random(3);
        sequence = 0;
        double price = 1_000;
        for (int i = 1; i <= 1_200; i++) {
            price *= Math.exp(0.004 * random.nextGaussian());
            String symbol = i % 3 == 0 ? "ETHUSDT" : "BTCUSDT";
            long lateMs = i % 50 == 0 ? 70_000 : 0;
            price(symbol, i * 25_000L - lateMs, "%.2f".formatted(price));
            if (i % pricesBetweenStops == 0) {
                restart();
            }
        }
        return context.forwarded().stream()
                .<SpecificRecord>map(each -> each.record().value())
                .toList();
    }

    private void restart() {
        processor = BarsProcessor.supplier(ShippedTrackRecords.read(), meters).get();
        processor.init(context);
    }

    private void price(long timeMs, String markPrice) {
        price("BTCUSDT", timeMs, markPrice);
    }

    private void price(String symbol, long timeMs, String markPrice) {
        MarketEvent event = new MarketEvent(sequence++, aPrice(symbol, timeMs, markPrice), null, null);
        processor.process(new Record<>(symbol, event, timeMs));
    }

    private void history(int hour, String interval, String price) {
        Candle candle = Candle.newBuilder()
                .setSymbol("BTCUSDT")
                .setInterval(interval)
                .setOpenTime(Instant.ofEpochMilli(hour * 60 * MINUTE_MS))
                .setOpen(decimal(price))
                .setHigh(decimal(price))
                .setLow(decimal(price))
                .setClose(decimal(price))
                .setVolume(decimal("0"))
                .build();
        processor.process(new Record<>("BTCUSDT", candle, 0));
    }

    private <V> List<V> forwarded(Class<V> type) {
        List<V> values = context.forwarded().stream()
                .map(each -> each.record().value())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        context.resetForwards();
        return values;
    }
}
