package io.plimsoll.risk.signal;

/** What a signal says, and the unit of its value and threshold. */
public enum SignalKind {
    RSI_OVERBOUGHT(
            Family.MOMENTUM, "RSI overbought", "RSI rose to 70 or more: the move up is stretched. Value: RSI 14."),
    RSI_STRONGLY_OVERBOUGHT(
            Family.MOMENTUM, "RSI strongly overbought", "RSI rose to 85 or more: seldom lasts. Value: RSI 14."),
    RSI_OVERSOLD(Family.MOMENTUM, "RSI oversold", "RSI fell to 30 or less: the move down is stretched. Value: RSI 14."),
    RSI_STRONGLY_OVERSOLD(
            Family.MOMENTUM, "RSI strongly oversold", "RSI fell to 15 or less: seldom lasts. Value: RSI 14."),
    MACD_CROSS(
            Family.MOMENTUM,
            "MACD cross",
            "The MACD line crossed its signal line: momentum turned. Value: histogram, price units."),
    MACD_FADING(
            Family.MOMENTUM,
            "MACD fading",
            "The MACD histogram shrinks: momentum fades before a cross. Value: histogram, price units."),
    BOLLINGER_TOUCH(
            Family.BANDS,
            "Bollinger touch",
            "The bar reached a band and closed inside: stretched. Value: the price at the band."),
    BOLLINGER_BREAK(
            Family.BANDS, "Bollinger break", "The bar closed outside a band: the move is strong. Value: close."),
    BOLLINGER_SQUEEZE(
            Family.BANDS,
            "Bollinger squeeze",
            "The bands are narrower than for 125 bars: a move builds up. Value: bandWidth."),
    BOLLINGER_RELEASE(
            Family.BANDS,
            "Bollinger release",
            "The bands widen after a squeeze: the move has begun. Value: bandWidth."),
    ATR_SPIKE(
            Family.VOLATILITY,
            "ATR spike",
            "Bars are at least twice as large as they were of late. Value: ATR / its baseline."),
    VOLATILITY_REGIME_CHANGE(
            Family.VOLATILITY,
            "Volatility regime change",
            "Volatility changed rank among its own past. Value: rank, 0 to 100."),
    LEVEL_BREAK(
            Family.LEVELS,
            "Level break",
            "The close left a swing high or low behind: resistance or support broke. Value: close."),
    LEVEL_RETEST(
            Family.LEVELS,
            "Level retest",
            "A broken level was touched from the other side and held. Value: the price at the level."),
    CHANNEL_BREAK(
            Family.LEVELS, "Channel break", "The close left the range of the 20 bars before (Donchian). Value: close."),
    AVERAGE_RETEST(
            Family.AVERAGES,
            "Average retest",
            "Price came back to its average from one side and held. Value: the price at the average."),
    TREND_BREAK(Family.TREND, "Trend break", "Higher highs and lows, or lower ones, came to an end. Value: close."),
    NEW_EXTREME(
            Family.LEVELS,
            "New extreme",
            "Highest high or lowest low of 250 bars, the first for 20. Value: that price."),
    FIBONACCI_LEVEL(
            Family.FIBONACCI,
            "Fibonacci level",
            "Price reached a share of the latest leg. Value: the price at the level."),
    FAR_FROM_MEAN(
            Family.AVERAGES,
            "Far from mean",
            "The close is 4 ATR or more from its average of 50 bars. Value: distance in ATR, signed."),
    CONFLUENCE(Family.CONFLUENCE, "Confluence", "Several kinds of signal agree within a few bars. Value: the score.");

    /** Kinds that look at the same thing: two of a family agree by construction and count once. */
    public enum Family {
        MOMENTUM,
        BANDS,
        VOLATILITY,
        LEVELS,
        AVERAGES,
        TREND,
        FIBONACCI,
        CONFLUENCE
    }

    private final Family family;
    private final String title;
    private final String meaning;

    SignalKind(Family family, String title, String meaning) {
        this.family = family;
        this.title = title;
        this.meaning = meaning;
    }

    /** What it looks at. */
    public Family family() {
        return family;
    }

    /** For people, e.g. {@code RSI overbought}. */
    public String title() {
        return title;
    }

    /** What it means, and what its value is. */
    public String meaning() {
        return meaning;
    }
}
