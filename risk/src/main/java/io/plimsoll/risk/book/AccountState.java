package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Positions, balances and ladders of one account, and how its positions form units. */
final class AccountState {

    final String account;
    final SortedMap<PositionKey, Position> positions = new TreeMap<>();
    final Map<String, Double> balances = new TreeMap<>();
    final SortedMap<LadderKey, LadderState> ladders = new TreeMap<>();

    AccountState(String account) {
        this.account = account;
    }

    /** Keeps a position, or forgets it when its quantity is 0. */
    void put(Position position) {
        PositionKey key = PositionKey.of(position);
        if (position.closed()) {
            positions.remove(key);
        } else {
            positions.put(key, position);
        }
    }

    boolean holds(String symbol) {
        return positions.keySet().stream().anyMatch(key -> key.symbol().equals(symbol));
    }

    double walletBalance(String asset) {
        return balances.getOrDefault(asset, 0.0);
    }

    /** Units by name; a cross position whose settle asset is not known yet belongs to none. */
    SortedMap<Scope, List<Position>> units(Map<String, Instrument> instruments) {
        SortedMap<Scope, List<Position>> units = new TreeMap<>();
        for (Position position : positions.values()) {
            Instrument instrument = instruments.get(position.symbol());
            if (position.marginMode() == MarginMode.ISOLATED) {
                add(units, Scope.isolated(position.symbol(), position.side()), position);
            } else if (instrument != null) {
                add(units, Scope.cross(instrument.settleAsset()), position);
            }
        }
        return units;
    }

    /** True while a cross position might belong to any pool, because its settle asset is not known yet. */
    boolean hasUnknownPool(Map<String, Instrument> instruments) {
        return positions.values().stream()
                .anyMatch(position ->
                        position.marginMode() == MarginMode.CROSS && !instruments.containsKey(position.symbol()));
    }

    private static void add(SortedMap<Scope, List<Position>> units, Scope scope, Position position) {
        units.computeIfAbsent(scope, unused -> new ArrayList<>()).add(position);
    }
}
