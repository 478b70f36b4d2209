package io.plimsoll.risk.book;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Keeps the units of every account in the trigger indexes of their symbols, and their triggers where the marks, the levels and
 * the rules want them. Tells nobody anything. Owned by one thread.
 */
final class UnitWatch {

    private final Market market;
    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<Scope, Scope> scopes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final UnitLines lines = new UnitLines();
    private final QuietInputs inputs;
    private final QuietPrices quiet;
    private List<RuleBounds> rules = List.of();

    UnitWatch(Market market) {
        this.market = market;
        this.inputs = new QuietInputs(market);
        this.quiet = new QuietPrices(lines, inputs);
    }

    Listing listing(String symbol) {
        return listings.computeIfAbsent(symbol, Listing::new);
    }

    /** One text for all equal ones: a decoder makes a new one for every record, and there are millions. */
    String ownName(String name) {
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    /** The position with its symbol as every other position of it has it. */
    Position withOwnName(Position p) {
        return new Position(
                ownName(p.symbol()),
                p.side(),
                p.marginMode(),
                p.quantity(),
                p.entryPrice(),
                p.isolatedMargin(),
                p.leverage());
    }

    Collection<Listing> listings() {
        return listings.values();
    }

    /** Takes over the market's rules, and which prices are trusted under them. */
    void rulesChanged() {
        List<RuleBounds> bounds = new ArrayList<>();
        for (AlertRule rule : market.rules.values()) {
            bounds.add(new RuleBounds(rule));
        }
        rules = bounds;
        listings.values().forEach(listing -> listing.distrust(market.fault(listing.symbol) != null));
    }

    /** True when a rule looks at readings of this interval. */
    boolean readsBarsOf(Interval interval) {
        return market.rules.values().stream()
                .anyMatch(rule -> rule.interval().filter(interval::equals).isPresent());
    }

    /** True when a rule takes signals such as this one. */
    boolean takes(Signal signal) {
        return market.rules.values().stream()
                .anyMatch(rule ->
                        rule.signals().filter(match -> match.takes(signal)).isPresent());
    }

    /** Forms the units of an account anew and centres their triggers. */
    void rebuild(HeldAccount account) {
        for (HeldUnit unit : account.units) {
            unit.leave();
        }
        for (Listing listing : account.homeless) {
            listing.homeless.remove(account);
        }
        account.stale = false;
        account.distrusted = market.fault(account.state) != null;
        account.homeless = homeless(account);
        SortedMap<Scope, List<Position>> units = account.state.units(market.instruments);
        account.units = new HeldUnit[units.size()];
        int next = 0;
        for (Map.Entry<Scope, List<Position>> unit : units.entrySet()) {
            HeldUnit held = unit(account, unit.getKey(), unit.getValue());
            account.units[next++] = held;
            held.join();
            centre(held);
        }
    }

    /** A unit that is in no index; its positions by symbol and side. */
    HeldUnit unit(HeldAccount account, Scope scope, List<Position> positions) {
        List<Listing> held = new ArrayList<>(positions.size());
        String last = null;
        for (Position position : positions) {
            if (!position.symbol().equals(last)) {
                last = position.symbol();
                held.add(listing(last));
            }
        }
        return new HeldUnit(
                account, scopes.computeIfAbsent(scope, same -> same), positions, held.toArray(Listing[]::new));
    }

    private Listing[] homeless(HeldAccount account) {
        List<Listing> homeless = new ArrayList<>(0);
        String last = null;
        for (Position position : account.state.positions()) {
            String symbol = position.symbol();
            if (position.marginMode() == MarginMode.CROSS
                    && !symbol.equals(last)
                    && !market.instruments.containsKey(symbol)) {
                last = symbol;
                homeless.add(listing(symbol));
            }
        }
        for (Listing listing : homeless) {
            listing.homeless.add(account);
        }
        return homeless.isEmpty() ? HeldAccount.NOWHERE : homeless.toArray(Listing[]::new);
    }

    /** Takes over what an evaluation made of the unit's ladders, and centres its triggers. */
    void centre(HeldUnit unit) {
        unit.readLevels(rules);
        if (!centreIfQuiet(unit)) {
            for (int i = 0; i < unit.listings.length; i++) {
                unit.setTriggers(i, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
        }
    }

    /** Centres a unit's triggers about the marks, unless an evaluation now might change something: then false. */
    boolean centreIfQuiet(HeldUnit unit) {
        if (!unit.evaluable()) {
            return !unit.unsettled() && inputs.faultsAreKnown(unit, rules) && awaitMarks(unit);
        }
        lines.load(unit, unit.collateral());
        if (!inputs.faultsAreKnown(unit, rules) || !quiet.find(unit, rules)) {
            return false;
        }
        for (int i = 0; i < unit.listings.length; i++) {
            unit.setTriggers(i, quiet.lower(i), quiet.upper(i));
        }
        return true;
    }

    /** A unit that cannot be evaluated has nothing to be looked at for before the first price of a symbol without one. */
    private static boolean awaitMarks(HeldUnit unit) {
        for (int i = 0; i < unit.listings.length; i++) {
            boolean awaited = !unit.listings[i].priced();
            unit.setTriggers(
                    i, awaited ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return true;
    }
}
