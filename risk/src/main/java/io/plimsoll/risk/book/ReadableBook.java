package io.plimsoll.risk.book;

import java.util.List;

/** A book that keeps its accounts as {@link AccountState}, and is read by way of them. */
interface ReadableBook extends RiskBook {

    /** An account, known or not. */
    AccountReading reading(String account);

    @Override
    default AccountFigures figures(String account) {
        return reading(account).figures();
    }

    @Override
    default List<UnitStanding> standing(String account) {
        return reading(account).standing();
    }
}
