package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is the same for every account: contracts, marks, what is wrong with them, readings of bars, and rules. */
final class Market {

    final Map<String, Instrument> instruments = new HashMap<>();
    final Map<String, Mark> marks = new HashMap<>();
    final SortedMap<String, AlertRule> rules = new TreeMap<>();

    /** By symbol, of prices that are stale or suspect. */
    private final Map<String, InputFault> faults = new HashMap<>();

    final Map<SymbolInterval, MarketReading> readings = new HashMap<>();

    void put(String symbol, Optional<InputFault> fault) {
        fault.ifPresentOrElse(found -> faults.put(symbol, found), () -> faults.remove(symbol));
    }

    /**
     * Why the price of a symbol is not to be trusted; null: it is. Without a DATA_QUALITY rule every last price is trusted, as
     * otherwise levels would be kept and nobody would say so.
     */
    @Nullable
    InputFault fault(String symbol) {
        return heeded(faults.get(symbol));
    }

    /** Why the data of an account are not to be trusted; null: they are. Heeded as {@link #fault(String)}. */
    @Nullable
    InputFault fault(AccountState account) {
        return heeded(account.fault);
    }

    private @Nullable InputFault heeded(@Nullable InputFault fault) {
        return fault == null || rules.values().stream().noneMatch(rule -> rule.kind() == RuleKind.DATA_QUALITY)
                ? null
                : fault;
    }

    void put(MarketReading reading) {
        readings.put(new SymbolInterval(reading.symbol(), reading.interval()), reading);
    }

    /** What a rule reads of a symbol's bars; null: it reads none, or none came yet. */
    @Nullable
    MarketReading reading(AlertRule rule, String symbol) {
        return rule.interval()
                .map(interval -> readings.get(new SymbolInterval(symbol, interval)))
                .orElse(null);
    }
}
