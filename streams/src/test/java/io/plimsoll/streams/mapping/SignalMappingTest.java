package io.plimsoll.streams.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.signal.Bias;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.SignalKind;
import io.plimsoll.risk.signal.TrackRecord;
import io.plimsoll.schemas.avro.SignalEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SignalMappingTest {
    private static final Signal SIGNAL = new Signal(
            "BTCUSDT",
            Interval.H1,
            3_600_000,
            7_200_000,
            SignalKind.RSI_OVERBOUGHT,
            Bias.BEARISH,
            71.5,
            70,
            0.55,
            312,
            "RSI 14 rose from 68.2 to 71.5, past 70",
            Optional.of(new TrackRecord(1_204, 0.4875)));

    @Test
    void namesEveryFieldOfASignalOnTheWire() {
        SignalEvent event = SignalMapping.event(SIGNAL);

        assertThat(event.getInterval()).isEqualTo("1h");
        assertThat(event.getBarTime()).isEqualTo(Instant.parse("1970-01-01T01:00:00Z"));
        assertThat(event.getTime()).isEqualTo(Instant.parse("1970-01-01T02:00:00Z"));
        assertThat(event.getKind()).hasToString("RSI_OVERBOUGHT");
        assertThat(event.getBias()).hasToString("BEARISH");
        assertThat(event.getSamples()).isEqualTo(1_204);
        assertThat(event.getFalseRate()).isEqualTo(0.4875);
    }

    @Test
    void givesBackTheSignalItWrote() {
        Signal unmeasured = new Signal(
                "X",
                Interval.D1,
                0,
                86_400_000,
                SignalKind.ATR_SPIKE,
                Bias.NEUTRAL,
                2.1,
                2,
                0.6,
                200,
                "",
                Optional.empty());

        assertThat(SignalMapping.signal(SignalMapping.event(SIGNAL))).isEqualTo(SIGNAL);
        assertThat(SignalMapping.signal(SignalMapping.event(unmeasured))).isEqualTo(unmeasured);
    }

    @Test
    void hasAWordOnTheWireForEveryKindBiasAndRegime() {
        assertThat(Arrays.stream(SignalKind.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(io.plimsoll.schemas.avro.SignalKind.values())
                        .skip(1)
                        .map(Enum::name)
                        .toList());
        assertThat(Arrays.stream(Bias.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(io.plimsoll.schemas.avro.SignalBias.values())
                        .skip(1)
                        .map(Enum::name)
                        .toList());
        assertThat(Arrays.stream(Regime.values()).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(io.plimsoll.schemas.avro.VolatilityRegime.values())
                        .skip(1)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void givesBackTheReadingItWrote() {
        MarketReading full = new MarketReading(
                "BTCUSDT",
                Interval.M5,
                300_000,
                100_000.5,
                120.25,
                OptionalDouble.of(60.5),
                Optional.of(Regime.HIGH),
                900);
        MarketReading young = new MarketReading(
                "ETHUSDT", Interval.M1, 60_000, 2_500, 0, OptionalDouble.empty(), Optional.empty(), 15);

        assertThat(SignalMapping.reading(SignalMapping.update(full))).isEqualTo(full);
        assertThat(SignalMapping.reading(SignalMapping.update(young))).isEqualTo(young);
    }

    @Test
    void refusesAKindOfANewerReleaseAndAnUnknownInterval() {
        SignalEvent newer = SignalMapping.event(SIGNAL);
        newer.put("kind", io.plimsoll.schemas.avro.SignalKind.UNKNOWN);
        SignalEvent odd = SignalMapping.event(SIGNAL);
        odd.put("interval", "7m");

        assertThatThrownBy(() -> SignalMapping.signal(newer)).hasMessageContaining("kind: found UNKNOWN");
        assertThatThrownBy(() -> SignalMapping.signal(odd)).hasMessageContaining("interval: found 7m");
    }
}
