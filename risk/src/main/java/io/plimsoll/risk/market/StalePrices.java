package io.plimsoll.risk.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds symbols whose prices stay away while the market goes on. A symbol is stale while its last accepted price is older, by
 * event time, than the newest of the market by more than a limit: 60 seconds by default. So the same prices in the same
 * order give the same changes, live and in a replay; a market that stands still as a whole is not seen here.
 *
 * <p>Owned by one thread.
 */
public final class StalePrices {

    /** Age of a last price above which it is stale, milliseconds of event time. */
    public static final long DEFAULT_LIMIT_MS = 60_000;

    private final long limitMs;
    private final Map<String, Long> last = new HashMap<>();
    private final SortedMap<Long, SortedSet<String>> fresh = new TreeMap<>();
    private final Set<String> stale = new HashSet<>();
    private long newestMs = Long.MIN_VALUE;

    /** Symbols are stale when their last price is older than {@code limitMs}, > 0. */
    public StalePrices(long limitMs) {
        if (limitMs <= 0) {
            throw new IllegalArgumentException("limitMs is " + limitMs + ", expected milliseconds above 0");
        }
        this.limitMs = limitMs;
    }

    /** Takes back a last price from before a restart; what was stale then has been told. */
    public void restore(String symbol, long timeMs) {
        take(symbol, timeMs);
    }

    /** Takes an accepted price and gives what it changes: its own symbol first, then the others by age and name. */
    public List<QualityChange> onPrice(String symbol, long timeMs) {
        boolean wasStale = stale.contains(symbol);
        List<String> turned = take(symbol, timeMs);
        List<QualityChange> changes = new ArrayList<>();
        if (wasStale && !stale.contains(symbol)) {
            changes.add(new QualityChange(symbol, PriceQuality.GOOD, timeMs, newestMs, ""));
        }
        for (String each : turned) {
            if (!(wasStale && each.equals(symbol))) {
                long lastMs = last.getOrDefault(each, timeMs);
                String detail = "its last price is of " + Instant.ofEpochMilli(lastMs);
                changes.add(new QualityChange(each, PriceQuality.STALE, lastMs + limitMs, newestMs, detail));
            }
        }
        return changes;
    }

    /** Gives the symbols that are stale from now on. */
    private List<String> take(String symbol, long timeMs) {
        Long before = last.put(symbol, timeMs);
        if (before != null && fresh.containsKey(before)) {
            SortedSet<String> sameTime = fresh.get(before);
            if (sameTime != null && sameTime.remove(symbol) && sameTime.isEmpty()) {
                fresh.remove(before);
            }
        }
        stale.remove(symbol);
        fresh.computeIfAbsent(timeMs, unused -> new TreeSet<>()).add(symbol);
        newestMs = Math.max(newestMs, timeMs);
        List<String> turned = new ArrayList<>();
        while (fresh.firstKey() < newestMs - limitMs) {
            SortedSet<String> old = fresh.remove(fresh.firstKey());
            if (old != null) {
                turned.addAll(old);
            }
        }
        stale.addAll(turned);
        return turned;
    }
}
