package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.RuleClock;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The obviously right risk book: after each record it recomputes every unit the record can concern, from its positions.
 * What happens in the market of a symbol concerns the units that hold it, and those that time alone may have moved by then; a
 * position or a balance its account; an instrument the accounts that hold it; a rule everybody.
 *
 * <p>Arguments are checked before anything changes. Owned by one thread.
 */
public final class ReferenceRiskBook implements ReadableBook {

    private final Market market = new Market();
    private final SortedMap<String, AccountState> accounts = new TreeMap<>();
    private final Map<String, SortedSet<String>> holders = new HashMap<>();
    private final SortedSet<LadderKey> waiting = new TreeSet<>();

    @Override
    public void onInstrument(Instrument instrument, Moment at, RiskListener listener) {
        market.instruments.put(instrument.symbol(), instrument);
        for (String account : List.copyOf(holdersOf(instrument.symbol()))) {
            evaluate(account(account), scope -> true, at, listener);
        }
    }

    @Override
    public void onRule(AlertRule rule, Moment at, RiskListener listener) {
        AlertRule before = market.rules.get(rule.id());
        if (before != null && before.kind() != rule.kind()) {
            onRuleRemoved(rule.id(), at, listener);
        }
        market.rules.put(rule.id(), rule);
        RiskListener heard = tracking(listener);
        boolean restartWaits = before != null && !before.asksTheSameAs(rule);
        for (AccountState account : accounts.values()) {
            if (restartWaits) {
                account.restartWaits(rule.id(), heard);
            }
            forEachUnit(account, scope -> true, null, at, heard, evaluation -> evaluation.runAfterChangeOf(rule));
        }
    }

    @Override
    public void onRuleRemoved(String ruleId, Moment at, RiskListener listener) {
        AlertRule rule = market.rules.get(ruleId);
        if (rule == null) {
            return;
        }
        for (AccountState account : accounts.values()) {
            forEachUnit(account, scope -> true, null, at, tracking(listener), evaluation -> evaluation.end(rule));
        }
        market.rules.remove(ruleId);
        if (rule.kind() == RuleKind.DATA_QUALITY) {
            accounts.values().forEach(account -> evaluate(account, scope -> true, at, listener));
        }
    }

    @Override
    public void onPosition(String account, Position position, Moment at, RiskListener listener) {
        restorePosition(account, position);
        evaluate(account(account), scope -> true, at, listener);
    }

    @Override
    public void onBalance(String account, String asset, double walletBalance, Moment at, RiskListener listener) {
        restoreBalance(account, asset, walletBalance);
        evaluate(account(account), scope -> true, at, listener);
    }

    @Override
    public void onPrice(String symbol, double markPrice, Moment at, RiskListener listener) {
        restorePrice(symbol, markPrice, at);
        onMarket(symbol, null, at, listener);
    }

    @Override
    public void onQuality(String symbol, Optional<InputFault> fault, Moment at, RiskListener listener) {
        market.put(symbol, fault);
        onMarket(symbol, null, at, listener);
    }

    @Override
    public void onAccountQuality(String account, Optional<InputFault> fault, Moment at, RiskListener listener) {
        account(account).fault = fault.orElse(null);
        evaluate(account(account), scope -> true, at, listener);
    }

    @Override
    public void onReading(MarketReading reading, Moment at, RiskListener listener) {
        restoreReading(reading);
        onMarket(reading.symbol(), null, at, listener);
    }

    @Override
    public void onSignal(Signal signal, Moment at, RiskListener listener) {
        onMarket(signal.symbol(), signal, at, listener);
    }

    private void onMarket(String symbol, @Nullable Signal signal, Moment at, RiskListener listener) {
        SortedMap<String, SortedSet<Scope>> due = dueAt(at.timeMs());
        SortedSet<String> concerned = new TreeSet<>(due.keySet());
        concerned.addAll(holdersOf(symbol));
        for (String name : concerned) {
            AccountState account = account(name);
            SortedSet<Scope> dueHere = due.getOrDefault(name, new TreeSet<>());
            SortedMap<Scope, List<Position>> units = account.units(market.instruments);
            Predicate<Scope> holding = scope -> units.getOrDefault(scope, List.of()).stream()
                    .anyMatch(position -> position.symbol().equals(symbol));
            forEachUnit(account, holding.or(dueHere::contains), signal, at, tracking(listener), UnitEvaluation::run);
        }
    }

    @Override
    public void restoreInstrument(Instrument instrument) {
        market.instruments.put(instrument.symbol(), instrument);
    }

    @Override
    public void restoreRule(AlertRule rule) {
        market.rules.put(rule.id(), rule);
    }

    @Override
    public void restorePosition(String account, Position position) {
        RecordCheck.account(account);
        AccountState state = account(account);
        state.put(position);
        if (state.holds(position.symbol())) {
            holders.computeIfAbsent(position.symbol(), unused -> new TreeSet<>())
                    .add(account);
        } else {
            holdersOf(position.symbol()).remove(account);
        }
    }

    @Override
    public void restoreBalance(String account, String asset, double walletBalance) {
        RecordCheck.balance(account, asset, walletBalance);
        account(account).balances.put(asset, walletBalance);
    }

    @Override
    public void restorePrice(String symbol, double markPrice, Moment at) {
        RecordCheck.price(symbol, markPrice);
        market.marks.put(symbol, new Mark(markPrice, at));
    }

    @Override
    public void restoreFault(InputFault fault) {
        market.put(fault.symbol(), Optional.of(fault));
    }

    @Override
    public void restoreAccountFault(String account, InputFault fault) {
        account(account).fault = fault;
    }

    @Override
    public void restoreReading(MarketReading reading) {
        market.put(reading);
    }

    @Override
    public void restoreLadder(LadderKey key, LadderState state) {
        account(key.account()).ladders.put(key, state);
        track(key, state);
    }

    @Override
    public AccountReading reading(String account) {
        return AccountReading.of(account, accounts.get(account), market);
    }

    private void evaluate(AccountState account, Predicate<Scope> concerned, Moment at, RiskListener listener) {
        forEachUnit(account, concerned, null, at, tracking(listener), UnitEvaluation::run);
    }

    /** Visits units in order, those included that only have a history. */
    private void forEachUnit(
            AccountState account,
            Predicate<Scope> concerned,
            @Nullable Signal signal,
            Moment at,
            RiskListener listener,
            Consumer<UnitEvaluation> visit) {
        SortedMap<Scope, List<Position>> units = account.units(market.instruments);
        SortedSet<Scope> scopes = new TreeSet<>(units.keySet());
        account.ladders.keySet().forEach(key -> scopes.add(key.scope()));
        for (Scope scope : scopes) {
            if (concerned.test(scope)) {
                List<Position> positions = units.getOrDefault(scope, List.of());
                visit.accept(new UnitEvaluation(market, account, scope, positions, signal, at, listener));
            }
        }
    }

    private SortedMap<String, SortedSet<Scope>> dueAt(long timeMs) {
        SortedMap<String, SortedSet<Scope>> due = new TreeMap<>();
        for (LadderKey key : waiting) {
            AlertRule rule = market.rules.get(key.ruleId());
            LadderState state = account(key.account()).ladders.getOrDefault(key, LadderState.INITIAL);
            if (rule != null && RuleClock.dueMs(rule, state).orElse(Long.MAX_VALUE) <= timeMs) {
                due.computeIfAbsent(key.account(), unused -> new TreeSet<>()).add(key.scope());
            }
        }
        return due;
    }

    /** The listener, with the book itself noting what time alone may move. */
    private RiskListener tracking(RiskListener listener) {
        return new RiskListener() {
            @Override
            public void onTransition(AlertTransition transition) {
                listener.onTransition(transition);
            }

            @Override
            public void onLadder(LadderKey key, LadderState state) {
                track(key, state);
                listener.onLadder(key, state);
            }
        };
    }

    private void track(LadderKey key, LadderState state) {
        if (state.heldLevel() == null && state.untilMs() == 0) {
            waiting.remove(key);
        } else {
            waiting.add(key);
        }
    }

    private AccountState account(String account) {
        return accounts.computeIfAbsent(account, AccountState::new);
    }

    private SortedSet<String> holdersOf(String symbol) {
        return holders.getOrDefault(symbol, new TreeSet<>());
    }
}
