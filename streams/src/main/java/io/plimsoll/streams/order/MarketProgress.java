package io.plimsoll.streams.order;

import org.apache.kafka.streams.state.KeyValueStore;

/** How far a task has come in the market sequence; survives a restart. Owned by one thread. */
public final class MarketProgress {
    private static final String KEY = "sequence";

    private final KeyValueStore<String, Long> store;
    private long sequence;

    /** Progress kept in {@code store}. */
    public MarketProgress(KeyValueStore<String, Long> store) {
        this(store, -1);
    }

    /**
     * Progress kept in {@code store} and beside it.
     *
     * @param keptElsewhere last of the steps that were {@link #passTo passed}, as another store has it; -1: none
     */
    public MarketProgress(KeyValueStore<String, Long> store, long keptElsewhere) {
        this.store = store;
        Long saved = store.get(KEY);
        this.sequence = Math.max(keptElsewhere, saved == null ? -1 : saved);
    }

    /** Market sequence number of the last price seen; -1: none yet. */
    public long sequence() {
        return sequence;
    }

    /** Notes that price {@code reached} has been seen, whose sequence number another store keeps in the same transaction. */
    public void passTo(long reached) {
        sequence = reached;
    }

    /** Notes that price {@code reached} has been seen. */
    public void advanceTo(long reached) {
        sequence = reached;
        store.put(KEY, reached);
    }
}
