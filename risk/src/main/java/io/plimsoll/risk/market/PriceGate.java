package io.plimsoll.risk.market;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides which prices may move anybody's risk: positive, not older than the last accepted one of the symbol, and not a
 * repetition of it. Owned by one thread.
 */
public final class PriceGate {

    /** What the gate says of one price. */
    public enum Verdict {
        ACCEPTED,
        /** Zero, negative or not a number. */
        NON_POSITIVE,
        /** Event time before that of the last accepted price of the symbol. */
        OUT_OF_ORDER,
        /** Same event time and same price as the last accepted one of the symbol. */
        DUPLICATE
    }

    /**
     * Last accepted price of a symbol.
     *
     * @param timeMs event time, Unix milliseconds
     * @param markPrice quote per base, > 0
     */
    public record Accepted(long timeMs, double markPrice) {}

    private final Map<String, Accepted> last = new HashMap<>();

    /** Takes back what was accepted before a restart. */
    public void restore(String symbol, Accepted accepted) {
        last.put(symbol, accepted);
    }

    /** Judges a price, and remembers it when it is accepted. */
    public Verdict offer(String symbol, long timeMs, double markPrice) {
        if (!(markPrice > 0) || Double.isInfinite(markPrice)) {
            return Verdict.NON_POSITIVE;
        }
        Accepted before = last.get(symbol);
        if (before != null && timeMs < before.timeMs()) {
            return Verdict.OUT_OF_ORDER;
        }
        if (before != null && timeMs == before.timeMs() && markPrice == before.markPrice()) {
            return Verdict.DUPLICATE;
        }
        last.put(symbol, new Accepted(timeMs, markPrice));
        return Verdict.ACCEPTED;
    }
}
