package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.InputFault.Cause;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a unit's inputs cannot be trusted, by symbol: the contract's terms, its price, the price's quality, and the
 * account's own data, the first of these that is wrong. A cross pool takes on the cross positions whose contract is not known,
 * as each might be part of it.
 */
final class InputFaults {

    private InputFaults() {}

    /** Faults of a unit with these positions, none when it has none. */
    static SortedMap<String, InputFault> of(
            AccountState account, Scope scope, List<Position> positions, Market market, long timeMs) {
        SortedMap<String, InputFault> faults = new TreeMap<>();
        for (Position position : positions) {
            add(faults, position.symbol(), account, market, timeMs);
        }
        if (scope.isCross() && !positions.isEmpty()) {
            for (Position position : account.positions()) {
                boolean homeless =
                        position.marginMode() == MarginMode.CROSS && !market.instruments.containsKey(position.symbol());
                if (homeless) {
                    add(faults, position.symbol(), account, market, timeMs);
                }
            }
        }
        return faults;
    }

    private static void add(
            SortedMap<String, InputFault> faults, String symbol, AccountState account, Market market, long timeMs) {
        InputFault known = market.fault(symbol);
        InputFault ofAccount = market.fault(account);
        if (!market.instruments.containsKey(symbol)) {
            faults.put(symbol, new InputFault(symbol, Cause.NO_TERMS, timeMs, "its contract is not known"));
        } else if (!market.marks.containsKey(symbol)) {
            faults.put(symbol, new InputFault(symbol, Cause.NO_PRICE, timeMs, "it has no price yet"));
        } else if (known != null) {
            faults.put(symbol, known);
        } else if (ofAccount != null) {
            faults.put(symbol, new InputFault(symbol, ofAccount.cause(), ofAccount.sinceMs(), ofAccount.detail()));
        }
    }
}
