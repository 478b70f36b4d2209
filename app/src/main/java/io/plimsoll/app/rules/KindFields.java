package io.plimsoll.app.rules;

import io.plimsoll.app.yaml.YamlNode;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.SignalKind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields of a rule that only some kinds have, and the units in which a kind's levels are written. */
final class KindFields {
    private static final Set<String> ALL =
            Set.of("id", "kind", "levels", "hysteresis", "holdFor", "cooldown", "scenario");
    private static final Set<String> SIGNALS = Set.of("signals", "intervals", "side", "minShareOfEquity", "lasting");
    private static final double MS_PER_SECOND = 1000;
    private static final String DURATION = "a duration such as PT5S";
    private static final String INTERVALS =
            "one of " + Arrays.stream(Interval.values()).map(Interval::label).toList();

    private KindFields() {}

    /** Keys a rule of this kind may have; of a kind that is not known all there are. */
    static Set<String> of(Optional<RuleKind> kind) {
        Set<String> keys = new HashSet<>(ALL);
        if (kind.isEmpty() || kind.get().looksAtReadings()) {
            keys.add("interval");
        }
        if (kind.isEmpty() || kind.get() == RuleKind.SIGNAL) {
            keys.addAll(SIGNALS);
        }
        return keys;
    }

    /** A threshold: seconds of a duration, a regime's number, otherwise a number. */
    static double threshold(Optional<RuleKind> kind, YamlNode node) {
        if (kind.filter(RuleKind.DATA_QUALITY::equals).isPresent()) {
            return durationMs(node) / MS_PER_SECOND;
        }
        if (kind.filter(RuleKind.VOLATILITY_REGIME::equals).isPresent()) {
            return node.oneOf(Regime.values()).map(Regime::ordinal).orElse(0);
        }
        return node.number();
    }

    /** Milliseconds of a duration such as PT5S; 0 when absent or faulty. */
    static long durationMs(YamlNode node) {
        if (!node.present()) {
            return 0;
        }
        String text = node.text(DURATION);
        try {
            return text.isEmpty() ? 0 : Duration.parse(text).toMillis();
        } catch (DateTimeParseException e) {
            node.fault(DURATION);
            return 0;
        }
    }

    /** What a rule of a kind that takes bars or signals looks at; otherwise the unit alone. */
    static RuleInput input(Optional<RuleKind> kind, YamlNode entry) {
        if (kind.filter(RuleKind::looksAtReadings).isPresent()) {
            YamlNode interval = entry.field("interval");
            return new RuleInput.Readings(interval.present() ? interval(interval) : Interval.H1);
        }
        return kind.filter(RuleKind.SIGNAL::equals).isPresent()
                ? new RuleInput.Signals(signals(entry))
                : RuleInput.UNIT_ALONE;
    }

    private static SignalMatch signals(YamlNode entry) {
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        for (YamlNode kind : list(entry.field("signals"), "a list of signals")) {
            kind.oneOf(SignalKind.values()).ifPresent(kinds::add);
        }
        Set<Interval> intervals = EnumSet.noneOf(Interval.class);
        for (YamlNode interval : list(entry.field("intervals"), "a list of lengths of bars")) {
            intervals.add(interval(interval));
        }
        YamlNode side = entry.field("side");
        return new SignalMatch(
                kinds,
                intervals,
                side.present()
                        ? side.oneOf(SignalMatch.Side.values()).orElse(SignalMatch.Side.ANY)
                        : SignalMatch.Side.AGAINST,
                share(entry.field("minShareOfEquity")),
                lasting(entry.field("lasting")));
    }

    private static List<YamlNode> list(YamlNode node, String expected) {
        return node.present() ? node.items(expected) : List.of();
    }

    private static Interval interval(YamlNode node) {
        Optional<Interval> found = Interval.of(node.text(INTERVALS));
        if (found.isEmpty()) {
            node.fault(INTERVALS);
        }
        return found.orElse(Interval.H1);
    }

    private static double share(YamlNode node) {
        double share = node.present() ? node.number() : 0;
        if (share < 0) {
            node.fault("a fraction from 0");
        }
        return Math.max(0, share);
    }

    private static int lasting(YamlNode node) {
        double bars = node.present() ? node.number() : SignalMatch.DEFAULT_LASTING_BARS;
        if (bars < 1 || bars > SignalMatch.MOST_LASTING_BARS || bars != Math.rint(bars)) {
            node.fault("a number of bars, 1 to " + SignalMatch.MOST_LASTING_BARS);
            return SignalMatch.DEFAULT_LASTING_BARS;
        }
        return (int) bars;
    }
}
