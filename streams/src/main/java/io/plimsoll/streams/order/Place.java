package io.plimsoll.streams.order;

/**
 * Place of a record that is not a price in the recorded order: after the price with market sequence number
 * {@code afterSequence}, then by event time, then instruments and rules before balances before positions, then by offset.
 *
 * @param afterSequence market sequence number of the price it follows; -1: before the first price
 * @param timeMs event time, Unix milliseconds
 * @param kind rank of its kind
 * @param offset offset in its topic
 */
public record Place(long afterSequence, long timeMs, Kind kind, long offset) {

    /** Kinds of records at equal times, in the order in which they take effect. */
    public enum Kind {
        MARKET_TERMS,
        BALANCE,
        POSITION
    }

    public Place {
        if (afterSequence < -1) {
            throw new IllegalArgumentException("afterSequence: found " + afterSequence + ", expected -1 or more");
        }
        if (timeMs < 0) {
            throw new IllegalArgumentException("time: found " + timeMs + ", expected Unix milliseconds, 0 or more");
        }
    }

    /** Key whose byte order is the order of places. */
    String storeKey() {
        return "%020d|%020d|%d|%020d".formatted(afterSequence + 1, timeMs, kind.ordinal(), offset);
    }

    /** Lowest key of any record that comes after a later price than {@code sequence}. */
    static String firstKeyAfter(long sequence) {
        return "%020d".formatted(sequence + 2);
    }

    /** Sequence number a key was made from. */
    static long afterSequenceOf(String storeKey) {
        return Long.parseLong(storeKey.substring(0, 20)) - 1;
    }
}
