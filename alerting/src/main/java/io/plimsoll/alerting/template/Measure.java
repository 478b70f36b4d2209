package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.MarketEvidence;
import io.plimsoll.alerting.operations.Operations;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule looks at, in words and with its unit: {@code 0.8123}, {@code 1.30 ATR}, {@code HIGH}, {@code 12 s}. */
final class Measure {
    private static final List<String> REGIMES = List.of("LOW", "NORMAL", "HIGH", "EXTREME");

    private static final Set<String> KINDS = Set.of(
            "MARGIN_RATIO",
            "LIQUIDATION_DISTANCE",
            "STRESS",
            "LIQUIDATION_DISTANCE_ATR",
            "VOLATILITY_REGIME",
            "SIGNAL",
            "DATA_QUALITY");

    private Measure() {}

    /** Whether figures of {@code kind} have a unit of their own here. */
    static boolean knows(String kind) {
        return KINDS.contains(kind);
    }

    /** {@code value} of a rule of {@code kind}. */
    static String words(String kind, @Nullable Double value, Figures figures) {
        if (value == null) {
            return Figures.NONE;
        }
        return switch (kind) {
            case "LIQUIDATION_DISTANCE" -> figures.percent(value);
            case "LIQUIDATION_DISTANCE_ATR" -> figures.decimals(value, 2) + " ATR";
            case "VOLATILITY_REGIME" -> regime(value, figures);
            case "SIGNAL" -> "confidence " + figures.decimals(value, 2);
            case "DATA_QUALITY" -> figures.decimals(value, 0) + " s";
            default -> figures.ratio(value);
        };
    }

    private static String regime(double value, Figures figures) {
        boolean named = value >= 0 && value < REGIMES.size() && value == Math.rint(value);
        return named ? REGIMES.get((int) value) : figures.decimals(value, 1);
    }

    /** What is looked at: {@code margin ratio}, {@code liquidation distance BTCUSDT}, {@code stress crash}. */
    static String label(String kind, @Nullable String of) {
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Names.line(of == null ? words : words + " " + of);
    }

    /** What is looked at and how much it is, in as few words as a title has: {@code BTCUSDT 1.90 % from liquidation}. */
    static String headline(Alert alert, Figures figures) {
        String symbol = alert.symbol() == null ? "" : Names.of(alert.symbol()) + " ";
        Double value = alert.value();
        if (Operations.are(alert)) {
            return Names.line(alert.ruleId().replace('-', ' ') + ": "
                    + alert.scope().substring(alert.scope().indexOf(':') + 1));
        }
        if (value == null) {
            return symbol + label(alert.ruleKind(), alert.evidence().scenario());
        }
        String words = words(alert.ruleKind(), value, figures);
        return switch (alert.ruleKind()) {
            case "MARGIN_RATIO" -> "margin ratio " + words + isolated(alert);
            case "LIQUIDATION_DISTANCE", "LIQUIDATION_DISTANCE_ATR" -> symbol + words + " from liquidation";
            case "STRESS" -> label("STRESS", alert.evidence().scenario()) + ": margin ratio " + words;
            case "VOLATILITY_REGIME" -> symbol + "volatility " + words;
            case "SIGNAL" -> symbol + signal(alert);
            case "DATA_QUALITY" -> symbol + "inputs not trusted for " + words;
            default -> symbol + label(alert.ruleKind(), null) + " " + words;
        };
    }

    private static String signal(Alert alert) {
        MarketEvidence market = alert.evidence().market();
        MarketEvidence.Signal signal = market == null ? null : market.signal();
        return signal == null ? "signal" : Names.kind(signal.kind()) + " (" + Names.of(signal.interval()) + ")";
    }

    /** Of a margin ratio that is one position's: which. */
    private static String isolated(Alert alert) {
        return alert.scope().startsWith("ISOLATED:")
                ? " of "
                        + Names.of(alert.scope().substring("ISOLATED:".length()).replace(':', ' '))
                : "";
    }
}
