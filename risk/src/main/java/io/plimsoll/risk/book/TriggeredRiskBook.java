package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The risk book in which a price costs only the units whose state it can change. It tells what {@link ReferenceRiskBook}
 * tells: the same events in the same order, with the same bits, ids, evidence and remedies.
 *
 * <p>Why leaving out an evaluation cannot be noticed. What an evaluation does is a function of the unit's positions, the
 * account's balance, contracts, rules, marks, readings of bars, the ladders' states and the time. Time enters ladders in two ways
 * only: as the moment of a change of level, and while a ladder waits ({@link WaitingLadders} knows since when it is due). So where no raise waits, an evaluation whose values lie between the
 * thresholds next to each ladder's level gives the state it was given: nothing is stored, nobody hears of it, and the
 * next evaluation, its alert ids included, is the same with it and without it. {@link QuietPrices} finds prices between
 * which that holds, by bounds wider than any rounding of the evaluation itself; beyond them, while a raise waits, and where
 * no bounds are known, the unit is evaluated at every price as the reference does, by the same {@link UnitEvaluation}.
 * Marks are kept at every price, so evidence shows the same prices. Everything but a price evaluates its accounts in full.
 *
 * <p>Owned by one thread.
 */
public final class TriggeredRiskBook implements ReadableBook {

    private final Market market = new Market();
    private final UnitWatch watch = new UnitWatch(market);
    private final WaitingLadders waiting = new WaitingLadders(market.rules);
    private final HeldAccounts accounts = new HeldAccounts();
    private final WokenUnits woken = new WokenUnits();
    private long prices;
    private long wakes;
    private long evaluations;

    @Override
    public void onInstrument(Instrument instrument, Moment at, RiskListener listener) {
        settle();
        Collection<HeldAccount> holders = watch.listing(instrument.symbol()).holders();
        list(instrument);
        for (HeldAccount account : HeldAccounts.inOrder(holders)) {
            evaluate(account, at, tracking(listener), UnitEvaluation::run);
            watch.rebuild(account);
        }
    }

    @Override
    public void onRule(AlertRule rule, Moment at, RiskListener listener) {
        settle();
        AlertRule before = market.rules.get(rule.id());
        if (before != null && before.kind() != rule.kind()) {
            onRuleRemoved(rule.id(), at, listener);
        }
        market.rules.put(rule.id(), rule);
        rulesChanged();
        RiskListener heard = tracking(listener);
        boolean restartWaits = before != null && !before.asksTheSameAs(rule);
        for (HeldAccount account : accounts.inOrder()) {
            if (restartWaits) {
                account.state.restartWaits(rule.id(), heard);
            }
            evaluate(account, at, heard, evaluation -> evaluation.runAfterChangeOf(rule));
            watch.rebuild(account);
        }
    }

    @Override
    public void onRuleRemoved(String ruleId, Moment at, RiskListener listener) {
        settle();
        AlertRule rule = market.rules.get(ruleId);
        if (rule == null) {
            return;
        }
        for (HeldAccount account : accounts.inOrder()) {
            evaluate(account, at, tracking(listener), evaluation -> evaluation.end(rule));
        }
        market.rules.remove(ruleId);
        rulesChanged();
        for (HeldAccount account : accounts.inOrder()) {
            if (rule.kind() == RuleKind.DATA_QUALITY) {
                evaluate(account, at, tracking(listener), UnitEvaluation::run);
            }
            watch.rebuild(account);
        }
    }

    @Override
    public void onPosition(String account, Position position, Moment at, RiskListener listener) {
        settle();
        HeldAccount held = put(account, position);
        evaluate(held, at, tracking(listener), UnitEvaluation::run);
        watch.rebuild(held);
    }

    @Override
    public void onBalance(String account, String asset, double walletBalance, Moment at, RiskListener listener) {
        settle();
        HeldAccount held = put(account, asset, walletBalance);
        evaluate(held, at, tracking(listener), UnitEvaluation::run);
        for (HeldUnit unit : held.units) {
            watch.centre(unit);
        }
    }

    @Override
    public void onPrice(String symbol, double markPrice, Moment at, RiskListener listener) {
        settle();
        Listing listing = put(symbol, markPrice, at);
        woken.crossed(listing, markPrice);
        evaluateWoken(null, at, listener);
    }

    @Override
    public void onQuality(String symbol, Optional<InputFault> fault, Moment at, RiskListener listener) {
        settle();
        woken.holders(put(symbol, fault));
        evaluateWoken(null, at, listener);
    }

    @Override
    public void onAccountQuality(String account, Optional<InputFault> fault, Moment at, RiskListener listener) {
        settle();
        HeldAccount held = accounts.of(account);
        held.state.fault = fault.orElse(null);
        evaluate(held, at, tracking(listener), UnitEvaluation::run);
        watch.rebuild(held);
    }

    @Override
    public void onReading(MarketReading reading, Moment at, RiskListener listener) {
        settle();
        market.put(reading);
        if (watch.readsBarsOf(reading.interval())) {
            woken.holders(watch.listing(reading.symbol()));
        }
        evaluateWoken(null, at, listener);
    }

    @Override
    public void onSignal(Signal signal, Moment at, RiskListener listener) {
        settle();
        if (watch.takes(signal)) {
            woken.holders(watch.listing(signal.symbol()));
        }
        evaluateWoken(signal, at, listener);
    }

    @Override
    public AccountReading reading(String account) {
        return AccountReading.of(account, accounts.known(account), market);
    }

    private void wakeDue(long timeMs) {
        for (LadderKey key : waiting.dueAt(timeMs)) {
            HeldAccount account = accounts.of(key.account());
            woken.due(Arrays.stream(account.units)
                    .filter(unit -> unit.scope.equals(key.scope()))
                    .findFirst()
                    .orElseGet(() -> watch.unit(account, key.scope(), List.of())));
        }
    }

    /** Evaluates those that might change, in the order in which they are told of, and centres the triggers of all. */
    private void evaluateWoken(@Nullable Signal signal, Moment at, RiskListener listener) {
        wakeDue(at.timeMs());
        if (woken.isEmpty()) {
            return;
        }
        wakes += woken.size();
        RiskListener heard = tracking(listener);
        for (HeldUnit unit : woken.take(watch::centreIfQuiet)) {
            evaluations++;
            new UnitEvaluation(market, unit.account.state, unit.scope, unit.held(), signal, at, heard).run();
            watch.centre(unit);
        }
    }

    @Override
    public void restoreInstrument(Instrument instrument) {
        watch.listing(instrument.symbol()).holders().forEach(accounts::outdate);
        list(instrument);
    }

    @Override
    public void restoreRule(AlertRule rule) {
        market.rules.put(rule.id(), rule);
        rulesChanged();
        accounts.outdateAll();
    }

    @Override
    public void restorePosition(String account, Position position) {
        accounts.outdate(put(account, position));
    }

    @Override
    public void restoreBalance(String account, String asset, double walletBalance) {
        accounts.outdate(put(account, asset, walletBalance));
    }

    @Override
    public void restorePrice(String symbol, double markPrice, Moment at) {
        put(symbol, markPrice, at).holders().forEach(accounts::outdate);
    }

    @Override
    public void restoreFault(InputFault fault) {
        put(fault.symbol(), Optional.of(fault)).holders().forEach(accounts::outdate);
    }

    @Override
    public void restoreAccountFault(String account, InputFault fault) {
        HeldAccount held = accounts.of(account);
        held.state.fault = fault;
        accounts.outdate(held);
    }

    @Override
    public void restoreReading(MarketReading reading) {
        market.put(reading);
        watch.listing(reading.symbol()).holders().forEach(accounts::outdate);
    }

    @Override
    public void restoreLadder(LadderKey key, LadderState state) {
        HeldAccount account = accounts.of(key.account());
        account.state.ladders.put(key, state);
        waiting.track(key, state);
        accounts.outdate(account);
    }

    /** What the index has done so far, and what it takes. */
    public IndexFigures figures() {
        long triggers = 0;
        long bytes = 0;
        for (Listing listing : watch.listings()) {
            triggers += listing.index.size();
            bytes += listing.indexBytes();
        }
        return new IndexFigures(prices, wakes, evaluations, triggers, bytes);
    }

    private HeldAccount put(String account, Position position) {
        RecordCheck.account(account);
        HeldAccount held = accounts.of(account);
        held.state.put(watch.withOwnName(position));
        return held;
    }

    private HeldAccount put(String account, String asset, double walletBalance) {
        RecordCheck.balance(account, asset, walletBalance);
        HeldAccount held = accounts.of(account);
        held.state.balances.put(watch.ownName(asset), walletBalance);
        return held;
    }

    private Listing put(String symbol, double markPrice, Moment at) {
        RecordCheck.price(symbol, markPrice);
        market.marks.put(symbol, new Mark(markPrice, at));
        Listing listing = watch.listing(symbol);
        listing.price(markPrice, ++prices);
        return listing;
    }

    private Listing put(String symbol, Optional<InputFault> fault) {
        market.put(symbol, fault);
        Listing listing = watch.listing(symbol);
        listing.distrust(market.fault(symbol) != null);
        return listing;
    }

    private void list(Instrument instrument) {
        market.instruments.put(instrument.symbol(), instrument);
        watch.listing(instrument.symbol()).list(instrument);
    }

    private void rulesChanged() {
        watch.rulesChanged();
        waiting.rulesChanged();
    }

    /** Makes the index anew for what was restored. */
    private void settle() {
        accounts.settle(watch::rebuild);
    }

    /** Visits the units of an account in order, those included that only have a history. */
    private void evaluate(HeldAccount account, Moment at, RiskListener listener, Consumer<UnitEvaluation> visit) {
        SortedMap<Scope, List<Position>> units = account.state.units(market.instruments);
        SortedSet<Scope> scopes = new TreeSet<>(units.keySet());
        account.state.ladders.keySet().forEach(key -> scopes.add(key.scope()));
        for (Scope scope : scopes) {
            List<Position> positions = units.getOrDefault(scope, List.of());
            visit.accept(new UnitEvaluation(market, account.state, scope, positions, at, listener));
        }
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
                waiting.track(key, state);
                listener.onLadder(key, state);
            }
        };
    }
}
