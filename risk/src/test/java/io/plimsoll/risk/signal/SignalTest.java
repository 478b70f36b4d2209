package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalTest {
    @Test
    void isKnownAtTheCloseOfItsBarAndNotEarlier() {
        assertThatThrownBy(() -> signal(3_600_000, 0.5, 71))
                .hasMessage("signal: timeMs: found 3600000, expected barTimeMs + 3600000");
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatThrownBy(() -> signal(7_200_000, 1.01, 71)).hasMessageContaining("confidence: found 1.01");
        assertThatThrownBy(() -> signal(7_200_000, 0.5, Double.NaN)).hasMessageContaining("value: found NaN");
        assertThatThrownBy(() -> new TrackRecord(0, 0.5)).hasMessageContaining("samples: found 0");
        assertThatThrownBy(() -> new TrackRecord(3, 1.5)).hasMessageContaining("falseRate: found 1.5");
        assertThatThrownBy(() -> new MarketReading(
                        "X", Interval.M1, 0, 1, Double.NaN, OptionalDouble.empty(), Optional.empty(), 1))
                .hasMessage("reading: atr: found NaN, expected finite and >= 0");
    }

    @ParameterizedTest
    @EnumSource(SignalKind.class)
    void saysOfEveryKindWhatItsValueIs(SignalKind kind) {
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.meaning()).contains("Value:").endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(Bias.class)
    void knowsABiasByItsSign(Bias bias) {
        assertThat(Bias.of(bias.sign())).isEqualTo(bias);
    }

    private static Signal signal(long timeMs, double confidence, double value) {
        return new Signal(
                "BTCUSDT",
                Interval.H1,
                3_600_000,
                timeMs,
                SignalKind.RSI_OVERBOUGHT,
                Bias.BEARISH,
                value,
                70,
                confidence,
                20,
                "RSI",
                Optional.empty());
    }
}
