package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefTemplateTest {
    @Test
    void saysWhatHappenedAndTheSmallestRemedyInFourLines() {
        assertThat(BriefTemplate.builtIn().render(anAlert().build()))
                .isEqualTo(new BriefAlert("[CRITICAL] acct-17 margin ratio 0.8123 (CROSS:USDT)", """
                        margin ratio 0.8123 is above 0.8
                        margin ratio 0.8123, threshold 0.8000. raised to CRITICAL.
                        Add 160.82964 USDT to CROSS:USDT.
                        2025-10-10 21:15:00.250 UTC"""));
    }

    @Test
    void aTemplateThatFailsOnSomeKindOfAlertIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> BriefTemplate.of("{{ remedies[0].amount }}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("template fails on sample alerts: RAISED MARGIN_RATIO: ");
        assertThatThrownBy(() -> BriefTemplate.of("{% if %}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("template does not parse: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "margin ratio",
                "stress sample-scenario",
                "liquidation distance BTCUSDT",
                "liquidation distance atr BTCUSDT",
                "volatility regime BTCUSDT",
                "signal BTCUSDT",
                "data quality BTCUSDT"
            })
    void everyKindOfRuleIsAmongTheSamples(String label) {
        assertThatThrownBy(() -> BriefTemplate.of("{% if label == \"" + label + "\" %}{{ nowhere }}{% endif %}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aTextIsCutBetweenWords() {
        assertThat(BriefAlert.shortened("price 104582.41 is near", 23)).isEqualTo("price 104582.41 is near");
        assertThat(BriefAlert.shortened("price 104582.41 is near", 17)).isEqualTo("price...");
        assertThat(BriefAlert.shortened("price 104582.41 is near", 18)).isEqualTo("price 104582.41...");
        assertThat(BriefAlert.shortened("104582.41", 5)).isEqualTo("...");
    }
}
