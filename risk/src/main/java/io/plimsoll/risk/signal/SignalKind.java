package io.plimsoll.risk.signal;

/** What a signal says, and the unit of its value and threshold. */
public enum SignalKind {
    RSI_OVERBOUGHT("RSI overbought", "RSI rose to 70 or more: the move up is stretched. Value: RSI 14."),
    RSI_STRONGLY_OVERBOUGHT("RSI strongly overbought", "RSI rose to 85 or more: seldom lasts. Value: RSI 14."),
    RSI_OVERSOLD("RSI oversold", "RSI fell to 30 or less: the move down is stretched. Value: RSI 14."),
    RSI_STRONGLY_OVERSOLD("RSI strongly oversold", "RSI fell to 15 or less: seldom lasts. Value: RSI 14."),
    MACD_CROSS("MACD cross", "The MACD line crossed its signal line: momentum turned. Value: histogram, price units."),
    MACD_FADING(
            "MACD fading", "The MACD histogram shrinks: momentum fades before a cross. Value: histogram, price units."),
    BOLLINGER_TOUCH(
            "Bollinger touch", "The bar reached a band and closed inside: stretched. Value: the price at the band."),
    BOLLINGER_BREAK("Bollinger break", "The bar closed outside a band: the move is strong. Value: close."),
    BOLLINGER_SQUEEZE(
            "Bollinger squeeze", "The bands are narrower than for 125 bars: a move builds up. Value: bandWidth."),
    BOLLINGER_RELEASE("Bollinger release", "The bands widen after a squeeze: the move has begun. Value: bandWidth."),
    ATR_SPIKE("ATR spike", "Bars are at least twice as large as they were of late. Value: ATR / its baseline."),
    VOLATILITY_REGIME_CHANGE(
            "Volatility regime change", "Volatility changed rank among its own past. Value: rank, 0 to 100."),
    LEVEL_BREAK("Level break", "The close left a swing high or low behind: resistance or support broke. Value: close."),
    LEVEL_RETEST(
            "Level retest", "A broken level was touched from the other side and held. Value: the price at the level."),
    CHANNEL_BREAK("Channel break", "The close left the range of the 20 bars before (Donchian). Value: close."),
    AVERAGE_RETEST(
            "Average retest",
            "Price came back to its average from one side and held. Value: the price at the average."),
    TREND_BREAK("Trend break", "Higher highs and lows, or lower ones, came to an end. Value: close."),
    NEW_EXTREME("New extreme", "Highest high or lowest low of 250 bars, the first for 20. Value: that price."),
    FIBONACCI_LEVEL("Fibonacci level", "Price reached a share of the latest leg. Value: the price at the level."),
    FAR_FROM_MEAN(
            "Far from mean", "The close is 4 ATR or more from its average of 50 bars. Value: distance in ATR, signed."),
    CONFLUENCE("Confluence", "Several kinds of signal agree within a few bars. Value: the score.");

    private final String title;
    private final String meaning;

    SignalKind(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
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
