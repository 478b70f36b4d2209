package io.plimsoll.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    @Test
    void readsFactorsAndMax() {
        assertThat(Speed.parse("1x").factor()).isEqualTo(1);
        assertThat(Speed.parse("60x").factor()).isEqualTo(60);
        assertThat(Speed.parse("0.5x").factor()).isEqualTo(0.5);
        assertThat(Speed.parse("max").isMax()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "fast", "0x", "0.0x", "-1x", "1e3x", "", "MAX", ".5x"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Speed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed: found \"" + text + "\", expected max or a factor > 0 such as 1x, 60x or 0.5x");
    }
}
