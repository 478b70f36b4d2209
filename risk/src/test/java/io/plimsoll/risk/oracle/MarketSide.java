package io.plimsoll.risk.oracle;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.Bias;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.SignalKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** The market side of a random history: prices that go stale and come back, readings of bars, signals, and rules on them. */
final class MarketSide {

    private static final String[] RULES = {"inputs", "inputs-2", "atr-distance", "regime", "signals", "signals-2"};

    private final Random random;

    MarketSide(Random random) {
        this.random = random;
    }

    Input next(String symbol, double price, Moment at) {
        double die = random.nextDouble();
        if (die < 0.3) {
            return quality(symbol, at);
        } else if (die < 0.55) {
            return reading(symbol, price, at);
        } else if (die < 0.8) {
            return signal(symbol, at);
        }
        return die < 0.95 ? new Input.Rule(rule(), at) : new Input.RuleGone(RULES[random.nextInt(6)], at);
    }

    /** News of how far an account's own data are believed. */
    Input ofAccount(String account, Moment at) {
        return new Input.AccountQuality(account, fault("", InputFault.Cause.ACCOUNT, at), at);
    }

    private Input quality(String symbol, Moment at) {
        InputFault.Cause cause = random.nextBoolean() ? InputFault.Cause.STALE : InputFault.Cause.SUSPECT;
        return new Input.Quality(symbol, fault(symbol, cause, at), at);
    }

    private Optional<InputFault> fault(String symbol, InputFault.Cause cause, Moment at) {
        return random.nextDouble() < 0.55
                ? Optional.empty()
                : Optional.of(new InputFault(symbol, cause, at.timeMs() - random.nextInt(8_000), "made bad"));
    }

    private Input reading(String symbol, double price, Moment at) {
        double atr = random.nextDouble() < 0.05 ? 0 : price * between(0.001, 0.05);
        Optional<Regime> regime =
                random.nextDouble() < 0.1 ? Optional.empty() : Optional.of(Regime.values()[random.nextInt(4)]);
        OptionalDouble baseline = random.nextBoolean() ? OptionalDouble.of(price * 0.01) : OptionalDouble.empty();
        return new Input.Reading(
                new MarketReading(symbol, interval(), at.timeMs(), price, atr, baseline, regime, 200), at);
    }

    private Input signal(String symbol, Moment at) {
        Interval interval = interval();
        long open = interval.openOf(at.timeMs()) - interval.lengthMs();
        return new Input.Sign(
                new Signal(
                        symbol,
                        interval,
                        open,
                        open + interval.lengthMs(),
                        random.nextBoolean() ? SignalKind.RSI_OVERBOUGHT : SignalKind.MACD_CROSS,
                        Bias.of(random.nextInt(3) - 1),
                        between(0, 100),
                        50,
                        random.nextDouble(),
                        200,
                        "made up",
                        Optional.empty()),
                at);
    }

    private AlertRule rule() {
        long cooldownMs = random.nextBoolean() ? 0 : random.nextInt(40_000);
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                AlertRule.of(
                        random.nextBoolean() ? "inputs" : "inputs-2",
                        RuleKind.DATA_QUALITY,
                        levels(between(0, 5), between(6, 12), between(13, 60)),
                        0,
                        0,
                        cooldownMs,
                        RuleInput.UNIT_ALONE);
            case 2 ->
                AlertRule.of(
                        "atr-distance",
                        RuleKind.LIQUIDATION_DISTANCE_ATR,
                        levels(between(5, 20), between(2, 4), between(0, 1.5)),
                        between(0, 0.5),
                        random.nextBoolean() ? 0 : 4_000,
                        cooldownMs,
                        new RuleInput.Readings(interval()));
            case 3 ->
                AlertRule.of(
                        "regime",
                        RuleKind.VOLATILITY_REGIME,
                        levels(between(0, 1), 2, 3),
                        random.nextBoolean() ? 0 : 1,
                        random.nextBoolean() ? 0 : 4_000,
                        cooldownMs,
                        new RuleInput.Readings(interval()));
            default ->
                AlertRule.of(
                        random.nextBoolean() ? "signals" : "signals-2",
                        RuleKind.SIGNAL,
                        levels(between(0, 0.3), between(0.4, 0.6), between(0.7, 1)),
                        0,
                        0,
                        cooldownMs,
                        new RuleInput.Signals(new SignalMatch(
                                random.nextBoolean() ? Set.of() : Set.of(SignalKind.MACD_CROSS),
                                random.nextBoolean() ? Set.of() : Set.of(Interval.M1),
                                SignalMatch.Side.values()[random.nextInt(3)],
                                random.nextBoolean() ? 0 : between(0, 4),
                                1 + random.nextInt(2))));
        };
    }

    private static Map<Severity, Double> levels(double warning, double critical, double emergency) {
        Map<Severity, Double> levels = new EnumMap<>(Severity.class);
        levels.put(Severity.WARNING, warning);
        levels.put(Severity.CRITICAL, critical);
        levels.put(Severity.EMERGENCY, emergency);
        return levels;
    }

    private Interval interval() {
        return random.nextDouble() < 0.8 ? Interval.M1 : Interval.M5;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
