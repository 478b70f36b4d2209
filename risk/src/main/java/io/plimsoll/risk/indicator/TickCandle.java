package io.plimsoll.risk.indicator;

/**
 * A bar of ticks and the times it needs to take in ticks out of order.
 *
 * @param bar so far
 * @param firstMs event time of the tick that gave the open
 * @param lastMs event time of the tick that gave the close
 */
public record TickCandle(Bar bar, long firstMs, long lastMs) {
    static TickCandle of(long openTimeMs, long timeMs, double price, double quantity) {
        return new TickCandle(new Bar(openTimeMs, price, price, price, price, quantity), timeMs, timeMs);
    }

    /** With one more tick: the earliest gives the open, the latest the close; of equally late ones the later arrival. */
    TickCandle with(long timeMs, double price, double quantity) {
        boolean first = timeMs < firstMs;
        boolean last = timeMs >= lastMs;
        Bar next = new Bar(
                bar.openTimeMs(),
                first ? price : bar.open(),
                Math.max(bar.high(), price),
                Math.min(bar.low(), price),
                last ? price : bar.close(),
                bar.volume() + quantity);
        return new TickCandle(next, first ? timeMs : firstMs, last ? timeMs : lastMs);
    }
}
