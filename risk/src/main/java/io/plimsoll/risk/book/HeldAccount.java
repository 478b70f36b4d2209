package io.plimsoll.risk.book;

/** One account with its units as the index knows them. Owned by one thread. */
final class HeldAccount implements Comparable<HeldAccount> {

    private static final HeldUnit[] NONE = {};
    static final Listing[] NOWHERE = {};

    final AccountState state;

    /** In the order of their scopes. */
    HeldUnit[] units = NONE;

    /** Symbols of its cross positions that belong to no unit, as their contract is not known yet. */
    Listing[] homeless = NOWHERE;

    /** True while its own data are not believed. */
    boolean distrusted;

    /** True while units and triggers have to be made anew before the next record. */
    boolean stale;

    HeldAccount(String account) {
        state = new AccountState(account);
    }

    /** Order in which accounts are told of: by id. */
    @Override
    public int compareTo(HeldAccount other) {
        return state.account.compareTo(other.state.account);
    }
}
