package io.plimsoll.risk.rule;

import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What bars, signals and inputs say of a subject, in words; without severity and place of the unit. */
final class MarketMessage {

    private static final double PERCENT = 100;

    private MarketMessage() {}

    /** As in "liquidation of BTCUSDT in CROSS:USDT of account a-17 is 1.30 ATR (1h) away". */
    static String distance(AlertRule rule, String symbol, String unit, OptionalDouble value) {
        return value.isPresent()
                ? "liquidation of " + symbol + unit + " is " + places(value.getAsDouble(), 2, RoundingMode.CEILING)
                        + " ATR" + interval(rule) + " away,"
                : symbol + unit + " has no liquidation price,";
    }

    /** As in ": ATR 2.1 times its baseline; liquidation is now 1.3 ATR away"; as much of it as is known. */
    static String regime(OptionalDouble value, MarketEvidence seen) {
        List<String> words = new ArrayList<>();
        value.ifPresent(regime -> words.add("it is " + Regime.values()[(int) regime]));
        seen.reading()
                .map(MarketMessage::spike)
                .filter(OptionalDouble::isPresent)
                .ifPresent(spike -> words.add(
                        "ATR " + places(spike.getAsDouble(), 1, RoundingMode.HALF_EVEN) + " times its baseline"));
        seen.liquidationAtr()
                .ifPresent(away ->
                        words.add("liquidation is now " + places(away, 1, RoundingMode.HALF_EVEN) + " ATR away"));
        return words.isEmpty() ? "" : ": " + String.join("; ", words);
    }

    /** As in "volatility of BTCUSDT (1h) in CROSS:USDT of account a-17". */
    static String volatility(AlertRule rule, String symbol, String unit) {
        return "volatility of " + symbol + interval(rule) + unit;
    }

    /** As in "RSI 14 at 86.0 ... (RSI overbought, 1h) against the long, which is 40 % of equity". */
    static String signal(Signal signal, MarketEvidence seen) {
        double share = seen.equityShare().orElse(0);
        double leans = signal.bias().sign() * share;
        String side = share < 0 ? "short" : "long";
        String stands = leans < 0 ? "against the " : leans > 0 ? "with the " : "for the ";
        return signal.symbol() + " " + signal.interval().label() + ": "
                + signal.kind().title() + ", " + stands + side + ", which is " + percent(Math.abs(share))
                + " of equity: " + signal.reason();
    }

    /** As in "BTCUSDT: no price for 12 s", several parted by semicolons. */
    static String faults(MarketEvidence seen) {
        return seen.faults().stream()
                .map(fault -> fault.symbol() + ": " + fault.detail())
                .collect(Collectors.joining("; "));
    }

    /** As in "; kept meanwhile: margin-ratio CRITICAL"; nothing when nothing is kept. */
    static String kept(MarketEvidence seen) {
        return seen.kept().isEmpty()
                ? ""
                : seen.kept().entrySet().stream()
                        .map(level -> level.getKey() + " " + level.getValue())
                        .collect(Collectors.joining(", ", "; kept meanwhile: ", ""));
    }

    /** Seconds as people say them, "12 s". */
    static String seconds(double seconds) {
        return new BigDecimal(places(seconds, 1, RoundingMode.FLOOR))
                        .stripTrailingZeros()
                        .toPlainString() + " s";
    }

    private static OptionalDouble spike(MarketReading reading) {
        double baseline = reading.atrBaseline().orElse(0);
        return baseline > 0 ? OptionalDouble.of(reading.atr() / baseline) : OptionalDouble.empty();
    }

    private static String interval(AlertRule rule) {
        return rule.interval().map(interval -> " (" + interval.label() + ")").orElse("");
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? places(share * PERCENT, 0, RoundingMode.HALF_EVEN) + " %" : "more than all";
    }

    private static String places(double number, int decimals, RoundingMode mode) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).setScale(decimals, mode).toPlainString()
                : "infinitely many";
    }
}
