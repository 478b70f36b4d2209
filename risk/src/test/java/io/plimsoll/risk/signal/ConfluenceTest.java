package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.signal.Findings.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfluenceTest {
    private static final long WARM = 1_000;

    private final Confluence confluence = new Confluence();
    private final List<Finding> told = new ArrayList<>();

    @Test
    void scoresFamiliesThatAgreeWithinFiveBarsLessThoseThatDoNot() {
        at(0, SignalKind.RSI_OVERBOUGHT, Bias.BEARISH, 0.1); // confidence 0.55, against
        at(1, SignalKind.LEVEL_BREAK, Bias.BULLISH, 0.8); // 0.9
        at(2, SignalKind.MACD_CROSS, Bias.BULLISH, 0.4); // 0.7
        at(4, SignalKind.TREND_BREAK, Bias.BULLISH, 0.6); // 0.8

        assertThat(told).hasSize(1);
        Finding finding = told.get(0);
        assertThat(finding.bias()).isEqualTo(Bias.BULLISH);
        assertThat(finding.value()).isCloseTo(1.85, within(1e-12));
        assertThat(finding.threshold()).isEqualTo(1.8);
        assertThat(finding.reason())
                .isEqualTo("3 families of signals lean up within 5 bars: MACD cross (0.70), Level break (0.90),"
                        + " Trend break (0.80); net score 1.85, asked 1.80");
    }

    @Test
    void countsAFamilyOnceHoweverOftenItSpeaks() {
        at(1, SignalKind.LEVEL_BREAK, Bias.BULLISH, 1);
        at(1, SignalKind.CHANNEL_BREAK, Bias.BULLISH, 1);
        at(1, SignalKind.NEW_EXTREME, Bias.BULLISH, 1);
        at(2, SignalKind.MACD_CROSS, Bias.BULLISH, 1);

        assertThat(told).isEmpty();
    }

    @Test
    void forgetsWhatIsFiveBarsOld() {
        at(1, SignalKind.LEVEL_BREAK, Bias.BULLISH, 1);
        at(5, SignalKind.MACD_CROSS, Bias.BULLISH, 1);
        at(6, SignalKind.TREND_BREAK, Bias.BULLISH, 1);

        assertThat(told).isEmpty();
    }

    @Test
    void isToldOnceUntilFewerThanTwoAgree() {
        at(1, SignalKind.LEVEL_BREAK, Bias.BEARISH, 1);
        at(1, SignalKind.MACD_CROSS, Bias.BEARISH, 1);
        at(1, SignalKind.TREND_BREAK, Bias.BEARISH, 1);
        at(2, SignalKind.BOLLINGER_BREAK, Bias.BEARISH, 1);
        assertThat(told).hasSize(1);

        at(20, SignalKind.LEVEL_BREAK, Bias.BEARISH, 1);
        at(20, SignalKind.MACD_CROSS, Bias.BEARISH, 1);
        at(20, SignalKind.TREND_BREAK, Bias.BEARISH, 1);

        assertThat(told).hasSize(2);
    }

    private void at(long bar, SignalKind kind, Bias bias, double strength) {
        Findings findings = new Findings();
        findings.add(kind, bias, strength, 0, 1, "by hand");
        confluence.onBar(WARM + bar, findings);
        told.addAll(findings.all().subList(1, findings.all().size()));
    }
}
