package io.plimsoll.streams;

import static io.plimsoll.streams.Inputs.aPrice;
import static io.plimsoll.streams.Inputs.anInstrument;
import static io.plimsoll.streams.Inputs.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.QualityChange;
import io.plimsoll.schemas.avro.RejectedPrice;
import io.plimsoll.schemas.avro.ReleasedPrice;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.schemas.avro.Tier;
import io.plimsoll.streams.market.MarketTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketTopologyTest {
    private static final long NOW_MS = 1_760_000_000_000L;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path stateDir;

    private TopologyRun run;
    private int restarts;

    @BeforeEach
    void start() {
        AvroSerdes serdes = TopologyRun.serdes("market-topology");
        GateSettings gate = GateSettings.DEFAULT.withStaleMs(30_000);
        run = TopologyRun.of(serdes, MarketTopology.build(serdes, gate, meters), stateDir);
    }

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void broadcastsAPriceUnderItsOffset() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "101"));

        List<MarketEvent> market = run.read(Topics.MARKET);

        assertThat(market).extracting(MarketEvent::getSequence).containsExactly(0L, 1L);
        assertThat(((PriceTick) market.get(1).getPayload()).getMarkPrice()).isEqualTo(decimal("101"));
    }

    @Test
    void putsAPriceThatGoesBackInTimeIntoTheDeadLettersAndKeepsTheSequenceMoving() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "101"));

        MarketEvent second = run.read(Topics.MARKET).get(1);
        var letters = run.deadLetters();

        assertThat(second.getSequence()).isEqualTo(1L);
        assertThat(second.getPayload()).isEqualTo(new RejectedPrice("BTCUSDT", "OUT_OF_ORDER"));
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).message())
                .isEqualTo("markPrice of BTCUSDT: OUT_OF_ORDER: found 101.000000000000000000 at 1970-01-01T00:00:01Z, "
                        + "expected a price > 0 not older than the last");
        assertThat(letters.get(0).topic()).isEqualTo("prices");
        assertThat(letters.get(0).offset()).isEqualTo("1");
    }

    @Test
    void rejectsAPriceThatIsNotPositive() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "0"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "-5"));

        assertThat(run.read(Topics.MARKET))
                .extracting(MarketEvent::getPayload)
                .containsOnly(new RejectedPrice("BTCUSDT", "NON_POSITIVE"));
        assertThat(run.deadLetters()).hasSize(2);
        assertThat(meters.get("plimsoll.gate.prices.rejected")
                        .tag("reason", "NON_POSITIVE")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void countsARepeatedPriceAndDropsIt() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));

        assertThat(run.read(Topics.MARKET).get(1).getPayload()).isEqualTo(new RejectedPrice("BTCUSDT", "DUPLICATE"));
        assertThat(run.deadLetters()).isEmpty();
    }

    @Test
    void holdsARecordedInstrumentUntilThePriceItFollows() {
        InstrumentUpdate afterFirst = InstrumentUpdate.newBuilder(anInstrument("BTCUSDT"))
                .setAfterSequence(0L)
                .build();

        run.pipe(Topics.INSTRUMENTS, "BTCUSDT", afterFirst);
        run.idle();
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "101"));

        assertThat(run.read(Topics.MARKET))
                .extracting(event -> event.getPayload().getClass().getSimpleName())
                .containsExactly("PriceTick", "InstrumentUpdate", "PriceTick");
    }

    @Test
    void putsAnInstrumentWithAGapInItsTiersIntoTheDeadLetters() {
        Tier first = new Tier(decimal("0"), decimal("1000"), decimal("0.01"), decimal("0"), null);
        Tier second = new Tier(decimal("2000"), null, decimal("0.02"), decimal("10"), null);
        InstrumentUpdate gap = InstrumentUpdate.newBuilder(anInstrument("BTCUSDT"))
                .setTiers(List.of(first, second))
                .build();

        run.pipe(Topics.INSTRUMENTS, "BTCUSDT", gap);

        assertThat(run.read(Topics.MARKET)).isEmpty();
        var letters = run.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).message()).contains("tier 2", "2000", "1000");
    }

    @Test
    void keepsBytesItCannotReadAndGoesOn() {
        byte[] poison = {1, 2, 3};

        run.pipeBytes(Topics.PRICES, "BTCUSDT", poison);
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.idle();

        var letters = run.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value()).isEqualTo(poison);
        assertThat(run.read(Topics.MARKET)).extracting(MarketEvent::getSequence).containsExactly(1L);
    }

    @Test
    void writesBarsAndWhatTheySayBehindThePriceThatClosedThem() {
        for (int minute = 0; minute < 16; minute++) {
            run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", minute * 60_000, Integer.toString(100 + minute)));
        }
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 14 * 60_000 + 1, "90"));

        List<MarketEvent> market = run.read(Topics.MARKET);
        List<SignalEvent> signals = run.read(Topics.SIGNALS);
        List<Candle> candles = run.read(Topics.CANDLES);

        assertThat(signals).extracting(signal -> signal.getKind().name()).contains("RSI_STRONGLY_OVERBOUGHT");
        assertThat(market.get(15).getPayload()).isInstanceOf(PriceTick.class);
        assertThat(market.get(16).getSequence()).isEqualTo(15L);
        assertThat(market.get(16).getNews()).isEqualTo(signals.get(0));
        assertThat(market.get(market.size() - 1).getPayload()).isEqualTo(new RejectedPrice("BTCUSDT", "OUT_OF_ORDER"));
        assertThat(candles.stream().filter(Candle::getCorrection).map(Candle::getInterval))
                .as("a price too late for the gate corrects its bar")
                .containsExactly("1m", "5m", "15m");
    }

    @Test
    void keepsASpikeAsideAndReleasesItBeforeThePriceThatConfirmsIt() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "10"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 3_000, "11"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 4_000, "12"));

        List<MarketEvent> market = run.read(Topics.MARKET);

        assertThat(market)
                .extracting(MarketTopologyTest::shown)
                .containsExactly(
                        "0 100",
                        "0 SUSPECT SPIKE",
                        "1 SPIKE",
                        "2 SPIKE",
                        "2 GOOD NONE",
                        "2 released 10",
                        "2 released 11",
                        "3 12");
        assertThat(run.deadLetters()).isEmpty();
        assertThat(meters.get("plimsoll.gate.prices.released").counter().count())
                .isEqualTo(2);
    }

    @Test
    void d35TellsThatASymbolIsSilentAndThatItSpeaksAgain() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "100"));
        run.idle(Duration.ofSeconds(30));
        assertThat(run.read(Topics.MARKET))
                .extracting(MarketTopologyTest::shown)
                .containsExactly("0 100");

        run.idle(Duration.ofSeconds(1));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 33_000, "100"));

        List<MarketEvent> market = run.read(Topics.MARKET);
        assertThat(market)
                .extracting(MarketTopologyTest::shown)
                .containsExactly("0 STALE NO_PRICE", "0 GOOD NONE", "1 100");
        assertThat(((QualityChange) market.get(0).getNews()).getDetail()).isEqualTo("no price for 31 s");
    }

    @Test
    void d20CountsEveryPriceItDoesNotTakeByItsReason() {
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 2_000, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "99"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", 1_000, "98"));

        assertThat(rejected("DUPLICATE")).isEqualTo(1);
        assertThat(rejected("OUT_OF_ORDER")).isEqualTo(2);
        assertThat(run.read(Topics.MARKET))
                .extracting(MarketTopologyTest::shown)
                .containsExactly("0 100", "1 DUPLICATE", "2 OUT_OF_ORDER", "3 OUT_OF_ORDER");
    }

    @Test
    void d26AClockFiveMinutesOffIsToldAsSkewAndTheEndOfItToo() {
        restart(new GateSettings(0.8, Map.of(), 60_000, 2, 4, 0.2, 5_000, 0, List.of(), Map.of(), 5_000));

        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", NOW_MS, "100"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", NOW_MS + 300_000, "101"));
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", NOW_MS + 1, "102"));
        run.pipe(Topics.PRICES, "ETHUSDT", aPrice("ETHUSDT", NOW_MS - 300_000, "10"));
        run.idle(Duration.ofSeconds(1));
        run.pipe(Topics.PRICES, "ETHUSDT", aPrice("ETHUSDT", NOW_MS + 1_000, "11"));

        assertThat(run.read(Topics.MARKET))
                .extracting(MarketTopologyTest::shown)
                .containsExactly(
                        "0 100",
                        "0 SUSPECT CLOCK_SKEW",
                        "1 CLOCK_SKEW",
                        "1 GOOD NONE",
                        "2 102",
                        "2 SUSPECT CLOCK_SKEW",
                        "3 10",
                        "3 GOOD NONE",
                        "4 11");
    }

    @Test
    void d26WithoutALimitOnSkewTheClockOfTheMachineChangesNothing() {
        List<String> onTime = aMarketSeenAt(NOW_MS);

        assertThat(onTime).hasSizeGreaterThan(10);
        assertThat(aMarketSeenAt(NOW_MS + 300_000)).as("5 min ahead").isEqualTo(onTime);
        assertThat(aMarketSeenAt(NOW_MS - 300_000)).as("5 min behind").isEqualTo(onTime);
        assertThat(aMarketSeenAt(NOW_MS - 3_600_000)).as("set back by an hour").isEqualTo(onTime);
    }

    /** Prices of ten seconds, one of them a spike and one late, taken by a machine whose clock stands at {@code clockMs}. */
    private List<String> aMarketSeenAt(long clockMs) {
        restart(GateSettings.DEFAULT, clockMs);
        for (int second = 0; second < 10; second++) {
            String mark = second == 4 ? "10" : Integer.toString(100 + second);
            run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", NOW_MS + 1_000 * second, mark));
        }
        run.pipe(Topics.PRICES, "BTCUSDT", aPrice("BTCUSDT", NOW_MS + 1, "105"));
        return run.read(Topics.MARKET).stream().map(MarketTopologyTest::shown).toList();
    }

    private void restart(GateSettings gate) {
        restart(gate, NOW_MS);
    }

    private void restart(GateSettings gate, long clockMs) {
        run.close();
        AvroSerdes serdes = TopologyRun.serdes("market-topology");
        Path ownState = stateDir.resolve("again-" + restarts++);
        run = TopologyRun.of(
                serdes, MarketTopology.build(serdes, gate, meters), ownState, Instant.ofEpochMilli(clockMs));
    }

    private double rejected(String reason) {
        return meters.get("plimsoll.gate.prices.rejected")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static String shown(MarketEvent event) {
        Object payload = event.getPayload();
        String text = payload instanceof PriceTick price
                ? price.getMarkPrice().stripTrailingZeros().toPlainString()
                : ((RejectedPrice) payload).getReason();
        if (event.getNews() instanceof QualityChange change) {
            text = change.getQuality() + " " + change.getReason();
        } else if (event.getNews() instanceof ReleasedPrice released) {
            text = "released " + released.getMarkPrice().stripTrailingZeros().toPlainString();
        }
        return event.getSequence() + " " + text;
    }
}
