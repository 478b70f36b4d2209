package io.plimsoll.risk.rule;

import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an alert was decided on besides the unit: the bars of its symbol, a signal, and which inputs were not trusted.
 *
 * @param reading the bars a rule of kind LIQUIDATION_DISTANCE_ATR or VOLATILITY_REGIME looked at
 * @param liquidationAtr |mark - liquidation price| in average true ranges of that reading; 0 when liquidatable; empty when
 *     there is no reading or no liquidation price
 * @param signal signal that raised, or ended, an episode of a SIGNAL rule
 * @param equityShare net notional of the signal's symbol / margin balance, above 0 long, below 0 short; empty without a signal
 * @param faults inputs of the unit that were not trusted, by symbol; while there are any, levels of other kinds are kept
 * @param kept levels kept so, by rule id (and symbol where the subject has one), of a DATA_QUALITY alert
 */
public record MarketEvidence(
        Optional<MarketReading> reading,
        OptionalDouble liquidationAtr,
        Optional<Signal> signal,
        OptionalDouble equityShare,
        List<InputFault> faults,
        SortedMap<String, Severity> kept) {

    /** Nothing but the unit. */
    public static final MarketEvidence NONE = new MarketEvidence(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            List.of(),
            Collections.emptySortedMap());

    /** Keeps its own copies. */
    public MarketEvidence {
        faults = List.copyOf(faults);
        kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    }
}
