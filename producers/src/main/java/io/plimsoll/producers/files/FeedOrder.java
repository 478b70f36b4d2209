package io.plimsoll.producers.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The one order in which records take effect, shared by {@code feed} and {@code replay}: by time; at equal times
 * instruments, balances, positions, prices; then file order, then line order. The sort is stable.
 */
public final class FeedOrder {
    /** Compares two records by that order; steps within one kline compare equal when their times do. */
    public static final Comparator<FeedRecord> COMPARATOR = Comparator.comparingLong(FeedRecord::timeMs)
            .thenComparingInt(FeedRecord::rank)
            .thenComparingInt(r -> r.source().fileOrder())
            .thenComparingInt(r -> r.source().line());

    private FeedOrder() {}

    /** A sorted copy of {@code records}. */
    public static List<FeedRecord> sorted(Collection<? extends FeedRecord> records) {
        List<FeedRecord> sorted = new ArrayList<>(records);
        sorted.sort(COMPARATOR);
        return sorted;
    }
}
