package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions, balances and ladders of one account, and how its positions form units. */
final class AccountState {

    private static final Comparator<Position> BY_SYMBOL_AND_SIDE =
            Comparator.comparing(Position::symbol).thenComparing(Position::side);

    final String account;
    final Map<String, Double> balances = new TreeMap<>();
    final SortedMap<LadderKey, LadderState> ladders = new TreeMap<>();

    /** Why its positions and balances are not believed; null: they are. */
    @Nullable
    InputFault fault;

    /** By symbol and side: an array, as most accounts hold a handful and there are many accounts. */
    private Position[] positions = {};

    AccountState(String account) {
        this.account = account;
    }

    /** Keeps a position, or forgets it when its quantity is 0. */
    void put(Position position) {
        int index = Arrays.binarySearch(positions, position, BY_SYMBOL_AND_SIDE);
        boolean known = index >= 0;
        int place = known ? index : -1 - index;
        int left = position.closed() ? 0 : 1;
        int after = place + (known ? 1 : 0);
        Position[] changed = new Position[place + left + positions.length - after];
        System.arraycopy(positions, 0, changed, 0, place);
        System.arraycopy(positions, after, changed, place + left, positions.length - after);
        if (left == 1) {
            changed[place] = position;
        }
        positions = changed;
    }

    /** Open positions by symbol and side. */
    List<Position> positions() {
        return Arrays.asList(positions);
    }

    boolean holds(String symbol) {
        return positions().stream().anyMatch(position -> position.symbol().equals(symbol));
    }

    double walletBalance(String asset) {
        return balances.getOrDefault(asset, 0.0);
    }

    /** Units by name; a cross position whose settle asset is not known yet belongs to none. */
    SortedMap<Scope, List<Position>> units(Map<String, Instrument> instruments) {
        SortedMap<Scope, List<Position>> units = new TreeMap<>();
        String onlyPool = onlyPool(instruments);
        if (onlyPool != null) {
            units.put(Scope.cross(onlyPool), positions());
            return units;
        }
        for (Position position : positions) {
            Instrument instrument = instruments.get(position.symbol());
            if (position.marginMode() == MarginMode.ISOLATED) {
                add(units, Scope.isolated(position.symbol(), position.side()), position);
            } else if (instrument != null) {
                add(units, Scope.cross(instrument.settleAsset()), position);
            }
        }
        return units;
    }

    /** Settle asset of the pool that all positions are in, as with most accounts; null: they form several units, or none. */
    private @Nullable String onlyPool(Map<String, Instrument> instruments) {
        String pool = null;
        for (Position position : positions) {
            Instrument instrument = instruments.get(position.symbol());
            if (instrument == null
                    || position.marginMode() == MarginMode.ISOLATED
                    || (pool != null && !pool.equals(instrument.settleAsset()))) {
                return null;
            }
            pool = instrument.settleAsset();
        }
        return pool;
    }

    /** Lets raises under a rule wait from the start again. */
    void restartWaits(String ruleId, RiskListener listener) {
        for (Map.Entry<LadderKey, LadderState> ladder : ladders.entrySet()) {
            if (ladder.getKey().ruleId().equals(ruleId) && ladder.getValue().heldLevel() != null) {
                ladder.setValue(ladder.getValue().withoutWait());
                listener.onLadder(ladder.getKey(), ladder.getValue());
            }
        }
    }

    private static void add(SortedMap<Scope, List<Position>> units, Scope scope, Position position) {
        units.computeIfAbsent(scope, unused -> new ArrayList<>()).add(position);
    }
}
