package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one account as its units give them. */
final class AccountReading {
    private final AccountState account;
    private final Market market;

    /** Of an account as the triggered book holds it; null: not known. */
    static AccountReading of(String name, @Nullable HeldAccount account, Market market) {
        return new AccountReading(account == null ? new AccountState(name) : account.state, market);
    }

    /** Of an account as the reference book holds it; null: not known. */
    static AccountReading of(String name, @Nullable AccountState account, Market market) {
        return new AccountReading(account == null ? new AccountState(name) : account, market);
    }

    private AccountReading(AccountState account, Market market) {
        this.account = account;
        this.market = market;
    }

    AccountFigures figures() {
        List<UnitFigures> units = new ArrayList<>();
        account.units(market.instruments)
                .forEach((scope, positions) ->
                        units.add(UnitView.of(account, scope, positions, market).figures(scope)));
        SortedMap<LadderKey, LadderState> levels = new TreeMap<>();
        account.ladders.forEach((key, state) -> {
            if (state.level() != null) {
                levels.put(key, state);
            }
        });
        return new AccountFigures(account.account, units, levels);
    }

    List<UnitStanding> standing() {
        List<UnitStanding> units = new ArrayList<>();
        account.units(market.instruments).forEach((scope, positions) -> {
            MarginUnit unit = UnitView.of(account, scope, positions, market).unit();
            units.add(new UnitStanding(scope, unit.marginBalance(), unit.maintenanceMargin(), unit.marginRatio()));
        });
        return units;
    }
}
