package io.plimsoll.alerting.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an alert was decided on besides its unit: bars, a signal, inputs that were not trusted.
 *
 * @param liquidationAtr |mark - liquidation price| in average true ranges of {@code reading}, ≥ 0; null without either
 * @param equityShare net notional of the signal's symbol / margin balance, plain fraction, above 0 long, below 0 short; may be
 *     infinite; null without a signal
 * @param faults inputs not trusted; while there are any, levels are kept
 * @param kept severities kept so, by rule id and symbol
 */
public record MarketEvidence(
        @Nullable Reading reading,
        @Nullable Double liquidationAtr,
        @Nullable Signal signal,
        @Nullable Double equityShare,
        List<Fault> faults,
        Map<String, String> kept) {
    public MarketEvidence {
        faults = List.copyOf(faults);
        kept = Map.copyOf(kept);
    }

    /**
     * The market of one symbol after a closed bar.
     *
     * @param interval length of the bar, e.g. {@code 1h}
     * @param time close of the bar
     * @param close quote per base
     * @param atr average true range of 14 bars, in price units
     * @param atrBaseline mean of the 100 average true ranges before; null until there are as many
     * @param volatilityRegime LOW, NORMAL, HIGH or EXTREME; null until it is known
     * @param bars seen so far
     */
    public record Reading(
            String symbol,
            String interval,
            Instant time,
            double close,
            double atr,
            @Nullable Double atrBaseline,
            @Nullable String volatilityRegime,
            long bars) {}

    /**
     * Something traders look for, e.g. RSI_OVERBOUGHT on the hourly bars of BTCUSDT.
     *
     * @param bias BULLISH, BEARISH or NEUTRAL
     * @param value number looked at, in the unit of its kind
     * @param confidence 0 to 1, how far past the threshold and how warm the indicators; not a probability
     * @param reason in words, with the numbers
     * @param samples signals of this kind, bias and interval in the measured record; 0: never measured
     * @param falseRate plain fraction of those without follow-through; null: never measured
     */
    public record Signal(
            String symbol,
            String interval,
            Instant barTime,
            Instant time,
            String kind,
            String bias,
            double value,
            double threshold,
            double confidence,
            long bars,
            String reason,
            long samples,
            @Nullable Double falseRate) {}

    /**
     * An input that cannot be trusted.
     *
     * @param cause e.g. NO_PRICE, STALE, SUSPECT
     * @param detail in words
     */
    public record Fault(String symbol, String cause, Instant since, String detail) {}
}
