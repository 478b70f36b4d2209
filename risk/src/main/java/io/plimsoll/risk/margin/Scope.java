package io.plimsoll.risk.margin;

/**
 * Name of a unit, that is, of what has one margin ratio: a cross pool or one isolated position.
 *
 * @param text {@code CROSS:<settleAsset>} or {@code ISOLATED:<symbol>:<side>}
 */
public record Scope(String text) implements Comparable<Scope> {

    private static final String CROSS = "CROSS:";
    private static final String ISOLATED = "ISOLATED:";

    /** Checks the form. */
    public Scope {
        Check.that(
                namesPool(text) || namesPosition(text),
                "scope",
                "\"" + text + "\"",
                "CROSS:<settleAsset> or ISOLATED:<symbol>:<LONG|SHORT>");
    }

    /** Pool of the cross positions settled in {@code settleAsset}. */
    public static Scope cross(String settleAsset) {
        return new Scope(CROSS + settleAsset);
    }

    /** One isolated position. */
    public static Scope isolated(String symbol, Side side) {
        return new Scope(ISOLATED + symbol + ":" + side);
    }

    /** Settle asset of a cross pool, symbol of an isolated position. */
    public String assetOrSymbol() {
        int start = text.indexOf(':') + 1;
        return isCross() ? text.substring(start) : text.substring(start, text.lastIndexOf(':'));
    }

    /** True for a cross pool. */
    public boolean isCross() {
        return text.startsWith(CROSS);
    }

    private static boolean namesPool(String text) {
        return text.startsWith(CROSS) && text.length() > CROSS.length();
    }

    private static boolean namesPosition(String text) {
        int end = text.lastIndexOf(':');
        return text.startsWith(ISOLATED)
                && end > ISOLATED.length()
                && (text.endsWith(":" + Side.LONG) || text.endsWith(":" + Side.SHORT));
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
