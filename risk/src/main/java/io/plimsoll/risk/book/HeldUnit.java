package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One unit as the index knows it: what it holds, its number in each symbol's index, its current levels. */
final class HeldUnit implements Comparable<HeldUnit> {

    final HeldAccount account;
    final Scope scope;

    /** By symbol and side. */
    final Position[] positions;

    /** Of the symbols held, in order, each once. */
    final Listing[] listings;

    /** True while it is on the list of units woken by the price at hand. */
    boolean awake;

    /** True while it is to be evaluated for the record at hand, whatever the prices. */
    boolean due;

    private final int[] members;

    /** By subject, see {@link RuleBounds}; null: no level, nothing waiting. */
    private byte @Nullable [] levels;

    HeldUnit(HeldAccount account, Scope scope, List<Position> positions, Listing[] listings) {
        this.account = account;
        this.scope = scope;
        this.positions = positions.toArray(Position[]::new);
        this.listings = listings;
        this.members = new int[listings.length];
    }

    /** Puts it into the index of each of its symbols. */
    void join() {
        for (int i = 0; i < listings.length; i++) {
            members[i] = listings[i].join(this);
        }
    }

    void leave() {
        for (int i = 0; i < listings.length; i++) {
            listings[i].leave(members[i]);
        }
    }

    void setTriggers(int symbol, double lower, double upper) {
        listings[symbol].index.set(members[symbol], lower, upper);
    }

    /** Wallet balance of the pool, or margin of the isolated position, as {@code MarginUnit} has it. */
    double collateral() {
        Position first = positions[0];
        ContractLines contract = listings[0].contract();
        if (contract == null) {
            throw new IllegalStateException("no contract of " + first.symbol() + ", expected one: " + scope);
        }
        if (first.marginMode() == MarginMode.CROSS) {
            return account.state.walletBalance(contract.settleAsset);
        }
        return Double.isNaN(first.isolatedMargin())
                ? first.quantity() * contract.contractSize * contract.perSize(first.entryPrice()) / first.leverage()
                : first.isolatedMargin();
    }

    /** True when every position has a contract and a mark that is trusted, and no other position might belong here. */
    boolean evaluable() {
        for (int i = 0; i < listings.length; i++) {
            if (isFaulty(i)) {
                return false;
            }
        }
        return account.homeless.length == 0 || positions[0].marginMode() == MarginMode.ISOLATED;
    }

    /** True while one of its symbols has no terms, no price or none that is trusted, or its account's data are not. */
    boolean isFaulty(int symbol) {
        return account.distrusted || listings[symbol].isFaulty();
    }

    /** True when a ladder might change at the next evaluation whatever the prices. */
    boolean unsettled() {
        if (levels != null) {
            for (byte level : levels) {
                if (level == RuleBounds.UNSETTLED) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Position> held() {
        return Arrays.asList(positions);
    }

    /** Level of a subject: {@link RuleBounds#NO_LEVEL}, a level's code, or {@link RuleBounds#UNSETTLED}. */
    int level(int subject) {
        return levels == null ? RuleBounds.NO_LEVEL : levels[subject];
    }

    /** Takes over the account's ladders of this unit, under the current rules. */
    void readLevels(List<RuleBounds> rules) {
        levels = null;
        for (Map.Entry<LadderKey, LadderState> ladder : account.state.ladders.entrySet()) {
            if (ladder.getKey().scope().equals(scope)) {
                note(ladder.getKey(), ladder.getValue(), rules);
            }
        }
    }

    private void note(LadderKey key, LadderState state, List<RuleBounds> rules) {
        int subject = 0;
        for (RuleBounds rule : rules) {
            int subjects = rule.perSymbol() ? listings.length : 1;
            int code = rule.id().equals(key.ruleId()) ? rule.code(state) : RuleBounds.NO_LEVEL;
            if (code != RuleBounds.NO_LEVEL) {
                int offset = rule.perSymbol() ? offset(key.symbol()) : key.symbol() == null ? 0 : -1;
                if (offset < 0) {
                    mark(rules, 0, RuleBounds.UNSETTLED); // a subject that is gone: the next evaluation ends it
                } else {
                    mark(rules, subject + offset, code);
                }
            }
            subject += subjects;
        }
    }

    private int offset(@Nullable String symbol) {
        for (int i = 0; i < listings.length; i++) {
            if (listings[i].symbol.equals(symbol)) {
                return i;
            }
        }
        return -1;
    }

    private void mark(List<RuleBounds> rules, int subject, int code) {
        if (levels == null) {
            int subjects = 0;
            for (RuleBounds rule : rules) {
                subjects += rule.perSymbol() ? listings.length : 1;
            }
            levels = new byte[subjects];
        }
        if (levels[subject] != RuleBounds.UNSETTLED) {
            levels[subject] = (byte) code;
        }
    }

    /** Order in which units are told of: account, scope. */
    @Override
    public int compareTo(HeldUnit other) {
        int byAccount = account.state.account.compareTo(other.account.state.account);
        return byAccount == 0 ? scope.compareTo(other.scope) : byAccount;
    }
}
