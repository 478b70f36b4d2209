package io.plimsoll.risk.indicator;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The indicators written down a second time as their definitions read: every value from the whole series, no state, no
 * window reused. Slow on purpose. Shares no code with what it checks.
 */
final class BatchIndicators {
    private final List<Bar> bars;

    BatchIndicators(List<Bar> bars) {
        this.bars = bars;
    }

    double sma(int at, int period) {
        return at < period - 1 ? Double.NaN : mean(at - period + 1, at, Bar::close);
    }

    double ema(int at, int period) {
        return exponential(closes(), at, period, period - 1);
    }

    double rsi(int at, int period) {
        if (at < period) {
            return Double.NaN;
        }
        double gain = 0;
        double loss = 0;
        for (int i = 1; i <= at; i++) {
            double change = bars.get(i).close() - bars.get(i - 1).close();
            double up = change > 0 ? change : 0;
            double down = change < 0 ? -change : 0;
            if (i <= period) {
                gain += up / period;
                loss += down / period;
            } else {
                gain = gain - gain / period + up / period;
                loss = loss - loss / period + down / period;
            }
        }
        return gain == 0 && loss == 0 ? 50 : 100 - 100 / (1 + gain / loss);
    }

    double macdLine(int at, int fast, int slow) {
        return exponential(closes(), at, fast, slow - 1) - exponential(closes(), at, slow, slow - 1);
    }

    double macdSignal(int at, int fast, int slow, int signal) {
        if (at < slow + signal - 2) {
            return Double.NaN;
        }
        double[] lines = new double[at - slow + 2];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = macdLine(slow - 1 + i, fast, slow);
        }
        return exponential(lines, lines.length - 1, signal, signal - 1);
    }

    double deviation(int at, int period) {
        double mean = sma(at, period);
        double squares = 0;
        for (int i = at - period + 1; i <= at && at >= period - 1; i++) {
            squares += (bars.get(i).close() - mean) * (bars.get(i).close() - mean);
        }
        return at < period - 1 ? Double.NaN : Math.sqrt(squares / period);
    }

    double bandWidth(int at, int period, double deviations) {
        return 2 * deviations * deviation(at, period) / sma(at, period);
    }

    double atr(int at, int period) {
        if (at < period) {
            return Double.NaN;
        }
        double atr = 0;
        for (int i = 1; i <= at; i++) {
            double before = bars.get(i - 1).close();
            double range =
                    Math.max(bars.get(i).high(), before) - Math.min(bars.get(i).low(), before);
            atr = i <= period ? atr + range / period : atr + (range - atr) / period;
        }
        return atr;
    }

    double highest(int at, int period) {
        return at < period - 1
                ? Double.NaN
                : bars.subList(at - period + 1, at + 1).stream()
                        .mapToDouble(Bar::high)
                        .max()
                        .orElseThrow();
    }

    double lowest(int at, int period) {
        return at < period - 1
                ? Double.NaN
                : bars.subList(at - period + 1, at + 1).stream()
                        .mapToDouble(Bar::low)
                        .min()
                        .orElseThrow();
    }

    /** Price of the latest swing high known at a bar; not a number when there is none. */
    double swingHigh(int at, int reach) {
        for (int i = at - reach; i >= reach; i--) {
            boolean stands = true;
            for (int j = i - reach; j <= i + reach; j++) {
                stands &= j == i || bars.get(j).high() < bars.get(i).high();
            }
            if (stands) {
                return bars.get(i).high();
            }
        }
        return Double.NaN;
    }

    double squeeze(int at, int period, double deviations, int lookback) {
        if (at < period - 1 + lookback) {
            return Double.NaN;
        }
        for (int i = at - lookback; i < at; i++) {
            if (bandWidth(i, period, deviations) < bandWidth(at, period, deviations)) {
                return 0;
            }
        }
        return 1;
    }

    double volatility(int at, int period, double barsPerYear) {
        if (at < period) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = at - period + 1; i <= at; i++) {
            sum += logReturn(i);
        }
        double squares = 0;
        for (int i = at - period + 1; i <= at; i++) {
            squares += Math.pow(logReturn(i) - sum / period, 2);
        }
        return Math.sqrt(squares / (period - 1) * barsPerYear);
    }

    /** Share of the volatilities before that are lower by more than rounding, 0 to 100. */
    double sureRank(int at, int period, int lookback) {
        double now = volatility(at, period, 1);
        double below = 0;
        for (int i = at - lookback; i < at; i++) {
            below += volatility(i, period, 1) < now * (1 - 1e-12) ? 1 : 0;
        }
        return 100 * below / lookback;
    }

    /** Share of those that are higher by more than rounding. */
    double sureRankAbove(int at, int period, int lookback) {
        double now = volatility(at, period, 1);
        double above = 0;
        for (int i = at - lookback; i < at; i++) {
            above += volatility(i, period, 1) > now * (1 + 1e-12) ? 1 : 0;
        }
        return 100 * above / lookback;
    }

    private double logReturn(int at) {
        return Math.log(bars.get(at).close()) - Math.log(bars.get(at - 1).close());
    }

    private double[] closes() {
        return bars.stream().mapToDouble(Bar::close).toArray();
    }

    private double mean(int from, int to, ToDoubleFunction<Bar> price) {
        return bars.subList(from, to + 1).stream().mapToDouble(price).average().orElseThrow();
    }

    /** Average that has its seed, the mean of the {@code period} numbers up to there, at {@code seedAt}. */
    private static double exponential(double[] numbers, int at, int period, int seedAt) {
        if (at < seedAt) {
            return Double.NaN;
        }
        double average = 0;
        for (int i = seedAt - period + 1; i <= seedAt; i++) {
            average += numbers[i] / period;
        }
        double keep = (period - 1.0) / (period + 1.0);
        for (int i = seedAt + 1; i <= at; i++) {
            average = keep * average + (1 - keep) * numbers[i];
        }
        return average;
    }
}
