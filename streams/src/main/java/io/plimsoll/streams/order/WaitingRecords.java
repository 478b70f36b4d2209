package io.plimsoll.streams.order;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Recorded input that waits for its place in the market sequence.
 *
 * <p>Prices reach a risk task through the gate, other records directly, so a recorded position can arrive before the
 * prices that preceded it. It waits here until the last of them has been processed, and takes effect before the next one:
 * the same place whatever the partition count, the instance layout or a restart in between. Live input carries no place
 * and never waits. The store must iterate in key order. Owned by one thread.
 *
 * @param <V> type of the records
 */
public final class WaitingRecords<V> {
    private static final long NONE = Long.MAX_VALUE;

    private final KeyValueStore<String, V> store;
    private final int quietChecksNeeded;
    private long lowestAfterSequence = NONE;
    private int quietChecks;
    private long checkedSequence = NONE;

    /**
     * Records that wait in {@code store}, including those from before a restart.
     *
     * @param quietChecksNeeded checks without a new record after which a standing market lets them go
     */
    public WaitingRecords(KeyValueStore<String, V> store, int quietChecksNeeded) {
        this.store = store;
        this.quietChecksNeeded = quietChecksNeeded;
        refreshLowest();
    }

    /** Lets a record wait for its place. */
    public void add(Place place, V record) {
        store.put(place.storeKey(), record);
        lowestAfterSequence = Math.min(lowestAfterSequence, place.afterSequence());
        quietChecks = 0;
    }

    /** Takes out, in order, the records that come after price {@code sequence} or an earlier one. */
    public List<V> takeUpTo(long sequence) {
        return lowestAfterSequence > sequence ? List.of() : takeBelow(Place.firstKeyAfter(sequence));
    }

    /** Takes out, in order, the records that come before {@code place}. */
    public List<V> takeBefore(Place place) {
        return lowestAfterSequence > place.afterSequence() ? List.of() : takeBelow(place.storeKey());
    }

    /**
     * As {@link #takeUpTo}, for a market that stands still: nothing is taken before a number of checks have passed without
     * a new record or a new price. What the bars say of a price comes right behind it and before what waits for it. A broker may hand out a position before the balance written just ahead of it, so the first sight of one
     * record of a moment is no proof that the others are here.
     */
    public List<V> takeWhenQuiet(long sequence) {
        if (sequence != checkedSequence) {
            checkedSequence = sequence;
            quietChecks = 0;
        }
        quietChecks++;
        return quietChecks < quietChecksNeeded ? List.of() : takeUpTo(sequence);
    }

    private List<V> takeBelow(String limit) {
        List<KeyValue<String, V>> due = new ArrayList<>();
        try (KeyValueIterator<String, V> records = store.all()) {
            while (records.hasNext()) {
                KeyValue<String, V> next = records.next();
                if (next.key.compareTo(limit) >= 0) {
                    break;
                }
                due.add(next);
            }
        }
        due.forEach(record -> store.delete(record.key));
        refreshLowest();
        return due.stream().map(record -> record.value).toList();
    }

    private void refreshLowest() {
        try (KeyValueIterator<String, V> records = store.all()) {
            lowestAfterSequence = records.hasNext() ? Place.afterSequenceOf(records.next().key) : NONE;
        }
    }
}
