package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Worksheets that StockCharts ChartSchool publishes beside its definitions (chartschool.stockcharts.com, technical
 * indicators and overlays): cs-rsi.xls, cs-atr.xls, cs-bbands.xls.
 */
class StockChartsWorksheetsTest {
    private static final double[] RSI_CLOSES = {
        44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
        45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
        45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314
    };
    private static final double[] RSI_FROM_BAR_14 = {
        70.5328, 66.3186, 66.5498, 69.4063, 66.3552, 57.9749, 62.9296, 63.2571, 56.0593, 62.3771, 54.7076, 50.4228,
        39.9898, 41.4605, 41.8689, 45.4632, 37.304, 33.0795, 37.773
    };

    private static final double[] ATR_HIGHS = {
        48.7, 48.72, 48.9, 48.87, 48.82, 49.05, 49.2, 49.35, 49.92, 50.19, 50.12, 49.66, 49.88, 50.19, 50.36, 50.57,
        50.65, 50.43, 49.63, 50.33, 50.29, 50.17, 49.32, 48.5, 48.3201, 46.8, 47.8, 48.39, 48.66, 48.79
    };
    private static final double[] ATR_LOWS = {
        47.79, 48.14, 48.39, 48.37, 48.24, 48.635, 48.94, 48.86, 49.5, 49.87, 49.2, 48.9, 49.43, 49.725, 49.26, 50.09,
        50.3, 49.21, 48.98, 49.61, 49.2, 49.43, 48.08, 47.64, 41.55, 44.2833, 47.31, 47.2, 47.9, 47.7301
    };
    private static final double[] ATR_CLOSES = {
        48.16, 48.61, 48.75, 48.63, 48.74, 49.03, 49.07, 49.32, 49.91, 50.13, 49.53, 49.5, 49.75, 50.03, 50.31, 50.52,
        50.41, 49.34, 49.37, 50.23, 49.2375, 49.93, 48.43, 48.18, 46.57, 45.41, 47.77, 47.72, 48.62, 47.85
    };
    private static final double[] TRUE_RANGES = {
        0.91, 0.58, 0.51, 0.5, 0.58, 0.415, 0.26, 0.49, 0.6, 0.32, 0.93, 0.76, 0.45, 0.465, 1.1, 0.48, 0.35, 1.22, 0.65,
        0.96, 1.09, 0.9325, 1.85, 0.86, 6.7701, 2.5167, 2.39, 1.19, 0.94, 1.0599
    };

    private static final double[] BAND_CLOSES = {
        86.1557, 89.0867, 88.7829, 90.3228, 89.0671, 91.1453, 89.4397, 89.175, 86.9302, 87.6752, 86.9596, 89.4299,
        89.3221, 88.7241, 87.4497, 87.2634, 89.4985, 87.9006, 89.126, 90.7043, 92.9001, 92.9784, 91.8021, 92.6647
    };
    private static final double[] MIDDLE_FROM_BAR_19 = {88.70794, 89.04516, 89.239745, 89.390705, 89.5078};
    private static final double[] UPPER_FROM_BAR_19 = {91.291862, 91.949268, 92.612595, 92.9342, 93.31195};
    private static final double[] LOWER_FROM_BAR_19 = {86.124018, 86.141052, 85.866895, 85.84721, 85.70365};

    @Test
    void relativeStrengthOf14() {
        double[] rsi = Bars.feed(new Rsi(14), Bars.ofCloses(RSI_CLOSES), 0);

        assertThat(Bars.first(rsi)).isEqualTo(14);
        assertThat(Arrays.copyOfRange(rsi, 14, 33)).containsExactly(RSI_FROM_BAR_14, within(0.0001));
    }

    @Test
    void trueRange() {
        assertThat(Bars.feed(new TrueRange(), atrBars(), 0)).containsExactly(TRUE_RANGES, within(1e-9));
    }

    /**
     * The worksheet takes in the range of bar 0 and starts a bar earlier: 0.555 at bar 13, 1.316482 at bar 29. Taking it out
     * again gives TA-Lib's seed, (14 * 0.555 - 0.91 + 1.1) / 14 = 0.56857 at bar 14; of what is between both then,
     * (13/14)^15 is left 15 bars later.
     */
    @Test
    void averageTrueRangeOf14MeetsTheWorksheetAsItsSeedFades() {
        double[] atr = Bars.feed(new Atr(14), atrBars(), 0);

        assertThat(Bars.first(atr)).isEqualTo(14);
        assertThat(atr[14]).isCloseTo(0.568571, within(0.000001));
        assertThat(atr[29]).isCloseTo(1.316482 - (0.593929 - 0.568571) * 0.329039, within(0.000002));
    }

    @Test
    void bollingerBandsOf20And2() {
        List<Bar> bars = Bars.ofCloses(BAND_CLOSES);

        assertThat(tail(Bars.feed(new Bollinger(20, 2), bars, Bollinger.MIDDLE)))
                .containsExactly(MIDDLE_FROM_BAR_19, within(0.000001));
        assertThat(tail(Bars.feed(new Bollinger(20, 2), bars, Bollinger.UPPER)))
                .containsExactly(UPPER_FROM_BAR_19, within(0.000002));
        assertThat(tail(Bars.feed(new Bollinger(20, 2), bars, Bollinger.LOWER)))
                .containsExactly(LOWER_FROM_BAR_19, within(0.000002));
    }

    private static double[] tail(double[] values) {
        return Arrays.copyOfRange(values, 19, 24);
    }

    private static List<Bar> atrBars() {
        return Bars.of(ATR_HIGHS, ATR_LOWS, ATR_CLOSES);
    }
}
