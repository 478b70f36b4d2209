package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SignalOutcomesTest {
    private final SignalOutcomes outcomes = new SignalOutcomes();
    private int bars;

    @Test
    void followsThroughWhenPriceMovesOneAndAHalfAtrTheRightWayFirst() {
        signalAt100(Bias.BULLISH); // ATR 2: 103 before 97
        bar(102.9, 97.1);
        bar(103, 99);

        assertThat(rows(SignalKind.LEVEL_BREAK)).containsExactly("BULLISH 1 of 1");
    }

    @Test
    void isFalseWhenPriceGoesTheOtherWayOrBothWaysInOneBar() {
        signalAt100(Bias.BEARISH);
        bar(103, 99);
        signalAt100(Bias.BEARISH);
        bar(103, 97);

        assertThat(rows(SignalKind.LEVEL_BREAK)).containsExactly("BEARISH 0 of 2");
    }

    @Test
    void isFalseWhenNothingHappensFor24Bars() {
        signalAt100(Bias.NEUTRAL);
        for (int i = 0; i < 23; i++) {
            bar(101, 99);
        }
        assertThat(rows(SignalKind.LEVEL_BREAK)).isEmpty();

        bar(101, 99);

        assertThat(rows(SignalKind.LEVEL_BREAK)).containsExactly("NEUTRAL 0 of 1");
    }

    @Test
    void isFollowedEitherWayWhenItIsNeutral() {
        signalAt100(Bias.NEUTRAL);
        bar(100, 96);

        assertThat(rows(SignalKind.LEVEL_BREAK)).containsExactly("NEUTRAL 1 of 1");
    }

    @Test
    void asksTheSameOfEveryBar() {
        signalAt100(Bias.BULLISH);
        bar(103, 99);

        assertThat(outcomes.rows().stream()
                        .filter(row -> row.kind().isEmpty())
                        .map(row -> row.bias() + " " + row.followed() + " of " + row.samples()))
                .containsExactly("BULLISH 1 of 1", "BEARISH 0 of 1", "NEUTRAL 1 of 1");
    }

    @Test
    void aTrackRecordIsReadFromTheLinesThatItIsKeptIn() {
        TrackRecords records = TrackRecords.of(List.of(
                "# from somewhere", TrackRecords.HEADER, "LEVEL_BREAK,BULLISH,1h,200,50", "# ANY_BAR,BULLISH,1h,9,3"));

        assertThat(records.of(SignalKind.LEVEL_BREAK, Bias.BULLISH, Interval.H1))
                .contains(new TrackRecord(200, 0.75));
        assertThat(records.of(SignalKind.LEVEL_BREAK, Bias.BEARISH, Interval.H1))
                .isEmpty();
        assertThatThrownBy(() -> TrackRecords.of(List.of(TrackRecords.HEADER, "LEVEL_BREAK,BULLISH,7m,200,50")))
                .hasMessageStartingWith("track records: line 2: found \"LEVEL_BREAK,BULLISH,7m,200,50\", expected");
    }

    @Test
    void shipsWithWhatWasMeasured() {
        TrackRecord crosses = ShippedLines.read()
                .of(SignalKind.MACD_CROSS, Bias.BULLISH, Interval.M5)
                .orElseThrow();

        assertThat(crosses.samples()).isGreaterThan(1_000);
        assertThat(crosses.falseRate()).isBetween(0.2, 0.9);
    }

    private void signalAt100(Bias bias) {
        bar(100, 100);
        long openMs = (bars - 1) * 60_000L;
        outcomes.onSignal(new Signal(
                "X",
                Interval.M1,
                openMs,
                openMs + 60_000,
                SignalKind.LEVEL_BREAK,
                bias,
                1,
                1,
                0.5,
                1,
                "",
                Optional.empty()));
        outcomes.onReading(new MarketReading(
                "X", Interval.M1, openMs + 60_000, 100, 2, OptionalDouble.empty(), Optional.empty(), 20));
    }

    private void bar(double high, double low) {
        Bar bar = new Bar(bars++ * 60_000L, low, high, low, low, 0);
        outcomes.onCandle("X", Interval.M1, new CandleChange.Closed(bar, 0));
    }

    private List<String> rows(SignalKind kind) {
        return outcomes.rows().stream()
                .filter(row -> row.kind().equals(Optional.of(kind)))
                .map(row -> row.bias() + " " + row.followed() + " of " + row.samples())
                .toList();
    }
}
