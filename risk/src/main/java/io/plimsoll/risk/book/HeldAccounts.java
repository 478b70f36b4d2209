package io.plimsoll.risk.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every account, and which of them were restored since their units were last made. Owned by one thread. */
final class HeldAccounts {

    private final Map<String, HeldAccount> accounts = new HashMap<>();
    private final List<HeldAccount> stale = new ArrayList<>();

    /** The same account is asked for time and again, above all when a book is restored in the order of accounts. */
    private @Nullable HeldAccount lastAsked;

    /** The account, new when it is not known. */
    HeldAccount of(String account) {
        HeldAccount last = lastAsked;
        if (last == null || !last.state.account.equals(account)) {
            last = accounts.computeIfAbsent(account, HeldAccount::new);
            lastAsked = last;
        }
        return last;
    }

    /** The account; null: not known. */
    @Nullable
    HeldAccount known(String account) {
        return accounts.get(account);
    }

    List<HeldAccount> inOrder() {
        return inOrder(accounts.values());
    }

    static List<HeldAccount> inOrder(Collection<HeldAccount> accounts) {
        return accounts.stream().sorted().toList();
    }

    /** Notes that units and triggers of the account have to be made anew before the next record. */
    void outdate(HeldAccount account) {
        if (!account.stale) {
            account.stale = true;
            stale.add(account);
        }
    }

    void outdateAll() {
        accounts.values().forEach(this::outdate);
    }

    /** Hands over each account that is outdated, once. */
    void settle(Consumer<HeldAccount> remake) {
        if (!stale.isEmpty()) {
            stale.forEach(remake);
            stale.clear();
        }
    }
}
