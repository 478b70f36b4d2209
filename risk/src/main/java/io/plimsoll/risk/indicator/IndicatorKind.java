package io.plimsoll.risk.indicator;

import java.util.List;

/** The indicators a user can ask for, each with what its parameters are. */
enum IndicatorKind {
    SMA("sma", "PERIOD", "sma:200") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Sma(with.whole(0));
        }
    },
    EMA("ema", "PERIOD", "ema:50") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Ema(with.whole(0));
        }
    },
    RSI("rsi", "PERIOD", "rsi:14") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Rsi(with.whole(0));
        }
    },
    MACD("macd", "FAST-SLOW-SIGNAL", "macd:12-26-9") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Macd(with.whole(0), with.whole(1), with.whole(2));
        }
    },
    BOLLINGER("bollinger", "PERIOD-DEVIATIONS", "bollinger:20-2") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Bollinger(with.whole(0), with.decimal(1));
        }
    },
    PERCENT_B("percentb", "PERIOD-DEVIATIONS", "percentb:20-2") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new PercentB(with.whole(0), with.decimal(1));
        }
    },
    TRUE_RANGE("tr", "", "tr") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new TrueRange();
        }
    },
    ATR("atr", "PERIOD", "atr:14") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Atr(with.whole(0));
        }
    },
    NATR("natr", "PERIOD", "natr:14") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Natr(with.whole(0));
        }
    },
    DONCHIAN("donchian", "PERIOD", "donchian:20") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Donchian(with.whole(0));
        }
    },
    SWINGS("swings", "REACH", "swings:5") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new SwingPivots(with.whole(0));
        }
    },
    FIBONACCI("fibonacci", "REACH", "fibonacci:5") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Fibonacci(with.whole(0));
        }
    },
    PIVOTS("pivots", "INTERVAL", "pivots:1d") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new PeriodPivots(with.interval(0));
        }
    },
    SQUEEZE("squeeze", "PERIOD-DEVIATIONS-LOOKBACK", "squeeze:20-2-125") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new Squeeze(with.whole(0), with.decimal(1), with.whole(2));
        }
    },
    VOLATILITY("volatility", "PERIOD", "volatility:30") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new RealizedVolatility(with.whole(0), barMs);
        }
    },
    REGIME("regime", "PERIOD-LOOKBACK", "regime:30-252") {
        @Override
        Indicator create(Parameters with, long barMs) {
            return new VolatilityRegime(with.whole(0), with.whole(1), barMs);
        }
    };

    final String word;
    final String parameters;
    final String example;

    IndicatorKind(String word, String parameters, String example) {
        this.word = word;
        this.parameters = parameters;
        this.example = example;
    }

    /** How many parameters it takes. */
    int count() {
        return parameters.isEmpty() ? 0 : parameters.split("-", -1).length;
    }

    /**
     * A new one.
     *
     * @throws IllegalArgumentException when a parameter is not what it should be
     */
    abstract Indicator create(Parameters with, long barMs);

    /** What follows the colon, cut at the hyphens. */
    record Parameters(String indicator, List<String> texts) {
        int whole(int place) {
            String text = texts.get(place);
            if (!text.matches("[0-9]{1,9}")) {
                throw refused(text, "an integer");
            }
            return Integer.parseInt(text);
        }

        double decimal(int place) {
            String text = texts.get(place);
            if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
                throw refused(text, "a decimal number");
            }
            return Double.parseDouble(text);
        }

        Interval interval(int place) {
            String text = texts.get(place);
            return Interval.of(text).orElseThrow(() -> refused(text, "one of 1m, 5m, 15m, 1h, 4h, 1d"));
        }

        private IllegalArgumentException refused(String text, String expected) {
            return new IllegalArgumentException(
                    indicator + ": parameter: found \"" + text + "\", expected " + expected);
        }
    }
}
