package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the figures of one account as its units give them. */
final class AccountReading {
    private final AccountState account;
    private final Market market;

    AccountReading(AccountState account, Market market) {
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
