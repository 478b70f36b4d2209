package io.plimsoll.risk.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An indicator as asked for, e.g. {@code macd:12-26-9}; makes new ones of it. */
public final class IndicatorSpec {
    /** The set of the contract, used where nobody asks for another. */
    public static final String DEFAULT_SET = "rsi:14,macd:12-26-9,bollinger:20-2,atr:14,ema:50,sma:200,donchian:20";

    private static final long ANY_BAR_MS = 60_000;

    private final String text;
    private final IndicatorKind kind;
    private final IndicatorKind.Parameters parameters;

    private IndicatorSpec(String text, IndicatorKind kind, List<String> parameters) {
        this.text = text;
        this.kind = kind;
        this.parameters = new IndicatorKind.Parameters(kind.word, parameters);
    }

    /**
     * Reads one indicator.
     *
     * @throws IllegalArgumentException naming what was found and what was expected
     */
    public static IndicatorSpec parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        IndicatorKind kind = Arrays.stream(IndicatorKind.values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "indicator: found \"" + text + "\", expected one of " + examples()));
        List<String> given =
                colon < 0 ? List.of() : List.of(text.substring(colon + 1).split("-", -1));
        if (given.size() != kind.count()) {
            throw new IllegalArgumentException("indicator: found \"" + text + "\", expected " + kind.word
                    + (kind.count() == 0 ? "" : ":" + kind.parameters + ", e.g. " + kind.example));
        }
        IndicatorSpec spec = new IndicatorSpec(text, kind, given);
        spec.create(ANY_BAR_MS);
        return spec;
    }

    /** An example of every indicator there is, separated by commas. */
    public static String examples() {
        return Arrays.stream(IndicatorKind.values()).map(each -> each.example).collect(Collectors.joining(", "));
    }

    /** As asked for. */
    public String text() {
        return text;
    }

    /** A new one for bars that last {@code barMs} milliseconds, > 0. */
    public Indicator create(long barMs) {
        return kind.create(parameters, barMs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndicatorSpec that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
