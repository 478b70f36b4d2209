package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one account as its units give them. */
final class AccountReading {
    private final AccountState account;
    private final Market market;

    /** Its units where a book has them at hand; null: to be made from its positions. */
    private final HeldUnit @Nullable [] held;

    private AccountReading(AccountState account, Market market, HeldUnit @Nullable [] held) {
        this.account = account;
        this.market = market;
        this.held = held;
    }

    /** Of an account as the triggered book holds it; null: not known. */
    static AccountReading of(String name, @Nullable HeldAccount account, Market market) {
        return account == null
                ? new AccountReading(new AccountState(name), market, null)
                : new AccountReading(account.state, market, account.stale ? null : account.units);
    }

    /** Of an account as the reference book holds it; null: not known. */
    static AccountReading of(String name, @Nullable AccountState account, Market market) {
        return new AccountReading(account == null ? new AccountState(name) : account, market, null);
    }

    AccountFigures figures() {
        List<UnitFigures> units = new ArrayList<>();
        each((scope, positions) ->
                units.add(UnitView.of(account, scope, positions, market, 0).figures(scope)));
        SortedMap<LadderKey, LadderState> levels = new TreeMap<>();
        account.ladders.forEach((key, state) -> {
            if (state.level() != null) {
                levels.put(key, state);
            }
        });
        return new AccountFigures(account.account, units, levels);
    }

    List<UnitStanding> standing() {
        if (held == null) {
            List<UnitStanding> units = new ArrayList<>();
            account.units(market.instruments).forEach((scope, positions) -> units.add(standing(scope, positions)));
            return units;
        }
        UnitStanding[] units = new UnitStanding[held.length];
        for (int i = 0; i < units.length; i++) {
            HeldUnit unit = held[i];
            units[i] = unit.evaluable() ? HeldStanding.of(unit) : standing(unit.scope, unit.held());
        }
        return Arrays.asList(units);
    }

    private UnitStanding standing(Scope scope, List<Position> positions) {
        MarginUnit unit = UnitView.priced(account, scope, positions, market);
        return new UnitStanding(scope, unit.marginBalance(), unit.maintenanceMargin(), unit.marginRatio());
    }

    private void each(BiConsumer<Scope, List<Position>> visit) {
        if (held == null) {
            account.units(market.instruments).forEach(visit);
        } else {
            for (HeldUnit unit : held) {
                visit.accept(unit.scope, Arrays.asList(unit.positions));
            }
        }
    }
}
