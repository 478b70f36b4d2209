package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketSignalsTest {
    private static final long MINUTE_MS = 60_000;

    private final Heard heard = new Heard();
    private MarketSignals market = new MarketSignals(TrackRecords.none());

    @Test
    void makesBarsOfEveryIntervalAndMarksWhatIsMissing() {
        price("BTC", 0, 100);
        price("BTC", 30_000, 103);
        price("BTC", MINUTE_MS, 101);
        price("BTC", 7 * MINUTE_MS, 99);
        price("BTC", 11 * MINUTE_MS, 98);

        assertThat(heard.lines)
                .containsExactly(
                        "BTC 1m 0 closed 100.0 103.0 100.0 103.0 missing 0",
                        "BTC 1m 60000 closed 101.0 101.0 101.0 101.0 missing 0",
                        "BTC 1m 420000 closed 99.0 99.0 99.0 99.0 missing 5",
                        "BTC 5m 0 closed 100.0 103.0 100.0 101.0 missing 0");
    }

    @Test
    void closesTheBarOfASilentSymbolTenSecondsAfterItsEnd() {
        price("BTC", 0, 100);
        price("ETH", 0, 10);
        price("ETH", MINUTE_MS + 9_999, 11);
        assertThat(heard.lines).containsExactly("ETH 1m 0 closed 10.0 10.0 10.0 10.0 missing 0");

        price("ETH", MINUTE_MS + 10_000, 11);

        assertThat(heard.lines).hasSize(2).contains("BTC 1m 0 closed 100.0 100.0 100.0 100.0 missing 0");
    }

    @Test
    void correctsTheCandlesOfALatePriceAndComputesTheirIndicatorsAnew() {
        for (int minute = 0; minute < 60; minute++) {
            price("BTC", minute * MINUTE_MS, 100 + minute % 7);
        }
        heard.lines.clear();
        price("BTC", 57 * MINUTE_MS + 1, 150);
        Bar late = new Bar(57 * MINUTE_MS, 101, 150, 101, 150, 0);

        assertThat(heard.lines).containsExactly("BTC 1m 3420000 corrected 101.0 150.0 101.0 150.0");
        SignalSeries known = new SignalSeries("BTC", Interval.M1, TrackRecords.none());
        for (int minute = 0; minute < 59; minute++) {
            double price = 100 + minute % 7;
            known.add(minute == 57 ? late : new Bar(minute * MINUTE_MS, price, price, price, price, 0), signal -> {});
        }
        SignalSeries corrected = new SignalSeries("BTC", Interval.M1, TrackRecords.none());
        MarketSignals.Series series = market.series("BTC", Interval.M1);
        corrected.restore(series.base());
        series.since().forEach(bar -> corrected.add(bar, signal -> {}));
        assertThat(corrected.state()).isEqualTo(known.state());
    }

    @Test
    void refusesACorrectionOfABarNoLongerKept() {
        price("BTC", 0, 100);
        price("BTC", 30 * MINUTE_MS, 100);
        heard.lines.clear();

        price("BTC", 5, 90);

        assertThat(heard.lines).containsExactly("BTC 1m too late 5");
    }

    @Test
    void isWarmAfterHistoryAndSaysSoAtTheFirstPrice() {
        List<Bar> hours = hours(300);
        for (Bar bar : hours) {
            assertThat(market.onHistory("BTC", Interval.H1, bar)).isTrue();
        }
        assertThat(market.onHistory("BTC", Interval.H1, hours.get(299))).isFalse();

        price("BTC", 300 * 60 * MINUTE_MS, hours.get(299).close());

        assertThat(heard.signals).as("history signals nothing").isEmpty();
        assertThat(heard.readings)
                .extracting(reading -> reading.interval().label() + " after " + reading.bars())
                .containsExactly("1h after 300", "4h after 75"); // 12 days are too few for an ATR 14
        assertThat(heard.readings.get(0).timeMs()).isEqualTo(300 * 60 * MINUTE_MS);
    }

    @Test
    void refusesHistoryThatIsNotOnTheClock() {
        assertThatThrownBy(() -> market.onHistory("BTC", Interval.H1, new Bar(60_000, 1, 1, 1, 1, 0)))
                .hasMessage("bar: openTimeMs: found 60000, expected a multiple of 3600000, the length of 1h");
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 97, 1_500})
    void goesOnFromItsStateWithTheSameSignalsAndReadings(int pricesBetweenStops) {
        List<Object> whole = walk(1_000_000);
        List<Object> stopped = walk(pricesBetweenStops);

        assertThat(whole).hasSizeGreaterThan(3_000);
        assertThat(stopped).isEqualTo(whole);
    }

    private static List<Object> walk(int pricesBetweenStops) {
        List<Bar> bars = BarScript.walk(11, 3_000);
        Heard heard = new Heard();
        MarketSignals market = new MarketSignals(TrackRecords.none());
        int prices = 0;
        for (Bar bar : bars) {
            long timeMs = bar.openTimeMs();
            market.onPrice("BTC", timeMs, bar.open(), heard);
            market.onPrice("BTC", timeMs + 20_000, bar.high(), heard);
            market.onPrice("BTC", timeMs + 40_000, bar.low(), heard);
            prices += 3;
            if (prices % pricesBetweenStops < 3) {
                MarketSignals next = new MarketSignals(TrackRecords.none());
                next.restore("BTC", market.candles("BTC"), market.newest("BTC"));
                for (Interval interval : Interval.values()) {
                    next.restore("BTC", interval, market.series("BTC", interval));
                }
                market = next;
            }
        }
        List<Object> all = new ArrayList<>(heard.signals);
        all.addAll(heard.readings);
        all.addAll(heard.lines);
        return all;
    }

    private static List<Bar> hours(int count) {
        List<Bar> hours = new ArrayList<>();
        for (Bar bar : BarScript.walk(5, count)) {
            hours.add(new Bar(bar.openTimeMs() * 60, bar.open(), bar.high(), bar.low(), bar.close(), 0));
        }
        return hours;
    }

    private void price(String symbol, long timeMs, double price) {
        market.onPrice(symbol, timeMs, price, heard);
    }

    private static final class Heard implements MarketListener {
        final List<String> lines = new ArrayList<>();
        final List<Signal> signals = new ArrayList<>();
        final List<MarketReading> readings = new ArrayList<>();

        @Override
        public void onCandle(String symbol, Interval interval, CandleChange change) {
            String where = symbol + " " + interval.label() + " ";
            if (change instanceof CandleChange.Closed closed) {
                lines.add(where + closed.bar().openTimeMs() + " closed " + prices(closed.bar()) + " missing "
                        + closed.missingBefore());
            } else if (change instanceof CandleChange.Corrected corrected) {
                lines.add(where + corrected.bar().openTimeMs() + " corrected " + prices(corrected.bar()));
            } else if (change instanceof CandleChange.TooLate late) {
                lines.add(where + "too late " + late.timeMs());
            }
        }

        private static String prices(Bar bar) {
            return bar.open() + " " + bar.high() + " " + bar.low() + " " + bar.close();
        }

        @Override
        public void onSignal(Signal signal) {
            signals.add(signal);
        }

        @Override
        public void onReading(MarketReading reading) {
            readings.add(reading);
        }
    }
}
