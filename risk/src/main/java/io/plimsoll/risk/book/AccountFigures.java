package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All figures of one account at one moment.
 *
 * @param account account id
 * @param units every unit that has positions, by scope
 * @param levels every ladder that is at a level, by scope, rule and symbol
 */
public record AccountFigures(String account, List<UnitFigures> units, SortedMap<LadderKey, LadderState> levels) {

    /** Keeps its own copies. */
    public AccountFigures {
        units = List.copyOf(units);
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }
}
