package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import java.util.Comparator;

/** What names a position within its account. */
record PositionKey(String symbol, Side side) implements Comparable<PositionKey> {

    private static final Comparator<PositionKey> ORDER =
            Comparator.comparing(PositionKey::symbol).thenComparing(PositionKey::side);

    static PositionKey of(Position position) {
        return new PositionKey(position.symbol(), position.side());
    }

    @Override
    public int compareTo(PositionKey other) {
        return ORDER.compare(this, other);
    }
}
