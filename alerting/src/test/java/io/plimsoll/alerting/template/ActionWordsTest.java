package io.plimsoll.alerting.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.notify.Conventions;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ActionWordsTest {
    private final ActionWords words = new ActionWords(new Figures(Conventions.DEFAULT));

    private static Adjustment hedge(double ratioAfter, String liquidationAfter) {
        return new Adjustment(
                "ISOLATED:LTCUSDT:LONG",
                "LTCUSDT",
                "SHORT",
                new BigDecimal("2"),
                0.2949,
                ratioAfter,
                new Adjustment.Hedge(
                        "LTC",
                        new BigDecimal("2"),
                        BigDecimal.ZERO,
                        "LTCUSDT",
                        new BigDecimal("69.63"),
                        new BigDecimal(liquidationAfter),
                        null),
                null);
    }

    @Test
    void ofAHedgeThatDoesNothingForTheMarginItSaysSo() {
        assertThat(words.adjustment(hedge(0.2949, "69.63"), "USDT"))
                .isEqualTo("Hedge LTC: SELL 2 LTCUSDT, net 2 -> 0 LTC; margin ratio and liquidation price of LTCUSDT"
                        + " stay as they are");
    }

    @Test
    void ofAHedgeThatMovesThemItSaysHow() {
        assertThat(words.adjustment(hedge(0.3, "60.00"), "USDT"))
                .isEqualTo("Hedge LTC: SELL 2 LTCUSDT, net 2 -> 0 LTC, margin ratio 0.2949 -> 0.3000, liquidation"
                        + " price of LTCUSDT 69.63 -> 60.00");
    }
}
