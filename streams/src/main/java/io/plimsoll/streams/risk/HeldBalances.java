package io.plimsoll.streams.risk;

import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Balances of zero that are not believed yet, the newest of each account and asset. They survive a restart; their time then
 * begins again. Owned by one task.
 */
final class HeldBalances {
    private final KeyValueStore<String, AccountEvent> store;
    private final Map<String, Long> untilMs = new TreeMap<>();

    HeldBalances(KeyValueStore<String, AccountEvent> store, long againUntilMs) {
        this.store = store;
        try (KeyValueIterator<String, AccountEvent> all = store.all()) {
            all.forEachRemaining(held -> untilMs.put(held.key, againUntilMs));
        }
    }

    void hold(BalanceUpdate balance, AccountEvent event, long until) {
        store.put(key(balance), event);
        untilMs.put(key(balance), until);
    }

    /** Takes out the one of the same account and asset. */
    Optional<AccountEvent> take(BalanceUpdate balance) {
        return untilMs.remove(key(balance)) == null
                ? Optional.empty()
                : Optional.ofNullable(store.delete(key(balance)));
    }

    /** Takes out those whose time is up. */
    List<AccountEvent> due(long nowMs) {
        List<String> keys = untilMs.entrySet().stream()
                .filter(held -> held.getValue() <= nowMs)
                .map(Map.Entry::getKey)
                .toList();
        List<AccountEvent> due = new ArrayList<>();
        for (String key : keys) {
            untilMs.remove(key);
            due.add(store.delete(key));
        }
        return due;
    }

    boolean anyOf(String account) {
        return untilMs.keySet().stream().anyMatch(key -> key.startsWith(account + "\n"));
    }

    /** All that are held. */
    List<AccountEvent> all() {
        List<AccountEvent> held = new ArrayList<>();
        try (KeyValueIterator<String, AccountEvent> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, AccountEvent> next = all.next();
                held.add(next.value);
            }
        }
        return held;
    }

    private static String key(BalanceUpdate balance) {
        return balance.getAccount() + "\n" + balance.getAsset();
    }
}
