package io.plimsoll.risk.oracle;

import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.signal.MarketReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All inputs in force, as plain maps; copied for every record, so that a record can be tried and dropped. */
final class World {

    final Map<String, Instrument> terms = new TreeMap<>();
    final Map<String, Input.Price> prices = new TreeMap<>();
    final Map<String, AlertRule> rules = new TreeMap<>();
    final Map<String, InputFault> faults = new TreeMap<>();
    final Map<String, InputFault> accountFaults = new TreeMap<>();
    final Map<String, MarketReading> readings = new TreeMap<>();
    /** By account, then by symbol and side. */
    final Map<String, Map<String, Position>> positions = new TreeMap<>();
    /** By account, then by asset. */
    final Map<String, Map<String, Double>> balances = new TreeMap<>();

    World with(Input input) {
        World next = new World();
        next.terms.putAll(terms);
        next.prices.putAll(prices);
        next.rules.putAll(rules);
        next.faults.putAll(faults);
        next.accountFaults.putAll(accountFaults);
        next.readings.putAll(readings);
        positions.forEach((account, held) -> next.positions.put(account, new TreeMap<>(held)));
        balances.forEach((account, held) -> next.balances.put(account, new HashMap<>(held)));
        next.take(input);
        return next;
    }

    /** Takes a record in, in place. */
    void take(Input input) {
        if (input instanceof Input.Terms t) {
            terms.put(t.instrument().symbol(), t.instrument());
        } else if (input instanceof Input.Price p) {
            prices.put(p.symbol(), p);
        } else if (input instanceof Input.Rule r) {
            rules.put(r.rule().id(), r.rule());
        } else if (input instanceof Input.RuleGone r) {
            rules.remove(r.ruleId());
        } else if (input instanceof Input.Quality q) {
            q.fault().ifPresentOrElse(fault -> faults.put(q.symbol(), fault), () -> faults.remove(q.symbol()));
        } else if (input instanceof Input.AccountQuality q) {
            q.fault()
                    .ifPresentOrElse(
                            fault -> accountFaults.put(q.account(), fault), () -> accountFaults.remove(q.account()));
        } else if (input instanceof Input.Reading r) {
            readings.put(r.reading().symbol() + " " + r.reading().interval(), r.reading());
        } else if (input instanceof Input.Balance b) {
            balances.computeIfAbsent(b.account(), unused -> new HashMap<>()).put(b.asset(), b.amount());
        } else if (input instanceof Input.Holding h) {
            Map<String, Position> held = positions.computeIfAbsent(h.account(), unused -> new TreeMap<>());
            String key = h.position().symbol() + " " + h.position().side();
            held.remove(key);
            if (h.position().quantity() > 0) {
                held.put(key, h.position());
            }
        }
    }

    /** Gives a new book all of it, and the ladders that were stored. */
    void restoreTo(RiskBook book, Map<LadderKey, LadderState> ladders) {
        terms.values().forEach(book::restoreInstrument);
        rules.values().forEach(book::restoreRule);
        prices.values().forEach(price -> book.restorePrice(price.symbol(), price.price(), price.at()));
        positions.forEach(
                (account, held) -> held.values().forEach(position -> book.restorePosition(account, position)));
        balances.forEach(
                (account, held) -> held.forEach((asset, amount) -> book.restoreBalance(account, asset, amount)));
        faults.values().forEach(book::restoreFault);
        accountFaults.forEach(book::restoreAccountFault);
        readings.values().forEach(book::restoreReading);
        ladders.forEach(book::restoreLadder);
    }

    /** Positions of one account that stand in one scope. */
    List<Position> positionsOf(String account, String scope) {
        List<Position> found = new ArrayList<>();
        for (Position position : positions.getOrDefault(account, Map.of()).values()) {
            if (scopeOf(position).equals(Optional.of(scope))) {
                found.add(position);
            }
        }
        return found;
    }

    TreeSet<String> scopesOf(String account) {
        return positions.getOrDefault(account, Map.of()).values().stream()
                .flatMap(position -> scopeOf(position).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> scopeOf(Position position) {
        if (position.marginMode() == MarginMode.ISOLATED) {
            return Optional.of("ISOLATED:" + position.symbol() + ":" + position.side());
        }
        return Optional.ofNullable(terms.get(position.symbol())).map(i -> "CROSS:" + i.settleAsset());
    }

    /** The unit, when it is evaluable or has no position. */
    Optional<ExactUnit> unit(String account, String scope) {
        List<ExactLeg> legs = new ArrayList<>();
        Map<String, BigDecimal> marks = new HashMap<>();
        for (Position position : positionsOf(account, scope)) {
            Instrument instrument = terms.get(position.symbol());
            Input.Price price = prices.get(position.symbol());
            if (instrument == null || price == null) {
                return Optional.empty();
            }
            legs.add(ExactLeg.of(position, instrument));
            marks.put(position.symbol(), Decimals.of(price.price()));
        }
        if (scope.startsWith("CROSS:")) {
            boolean unknownPool = positions.getOrDefault(account, Map.of()).values().stream()
                    .anyMatch(p -> p.marginMode() == MarginMode.CROSS && !terms.containsKey(p.symbol()));
            String asset = scope.substring("CROSS:".length());
            double wallet = balances.getOrDefault(account, Map.of()).getOrDefault(asset, 0.0);
            return unknownPool ? Optional.empty() : Optional.of(new ExactUnit(Decimals.of(wallet), legs, marks));
        }
        BigDecimal margin = legs.isEmpty() ? BigDecimal.ZERO : legs.get(0).margin();
        return Optional.of(new ExactUnit(margin, legs, marks));
    }

    boolean holds(String account, String symbol) {
        return positions.getOrDefault(account, Map.of()).values().stream()
                .anyMatch(position -> position.symbol().equals(symbol));
    }
}
