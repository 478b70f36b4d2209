package io.plimsoll.risk.margin;

/**
 * Name of a unit, that is, of what has one margin ratio: a cross pool or one isolated position.
 *
 * @param text {@code CROSS:<settleAsset>} or {@code ISOLATED:<symbol>:<side>}
 */
public record Scope(String text) implements Comparable<Scope> {

    /** Pool of the cross positions settled in {@code settleAsset}. */
    public static Scope cross(String settleAsset) {
        return new Scope("CROSS:" + settleAsset);
    }

    /** One isolated position. */
    public static Scope isolated(String symbol, Side side) {
        return new Scope("ISOLATED:" + symbol + ":" + side);
    }

    @Override
    public int compareTo(Scope other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
