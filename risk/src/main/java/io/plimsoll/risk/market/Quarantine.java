package io.plimsoll.risk.market;

import java.util.ArrayList;
import java.util.List;

/**
 * Prices of one symbol, all above or all below the band around the last accepted one, that wait to be confirmed. With 100
 * accepted, a band of 0.5 and two agreeing prices: 40 waits, 41 waits, 39 confirms all three. Owned by one thread.
 */
final class Quarantine {
    private final double band;
    private final int agreeing;
    private final int sameSide;
    private final List<PricePoint> waiting = new ArrayList<>();

    Quarantine(GateSettings settings, String symbol) {
        band = settings.spikeBand(symbol);
        agreeing = settings.agreeing();
        sameSide = settings.sameSide();
    }

    List<PricePoint> waiting() {
        return List.copyOf(waiting);
    }

    void restore(List<PricePoint> points) {
        waiting.clear();
        waiting.addAll(points);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    PricePoint newest() {
        return waiting.get(waiting.size() - 1);
    }

    /** True when {@code price} is near the newest one that waits. */
    boolean agrees(double price) {
        return !waiting.isEmpty() && newest().distanceTo(price) <= band;
    }

    /** True when {@code price} is on the side of {@code accepted} on which those that wait are. */
    boolean isOnTheSide(double accepted, double price) {
        return !waiting.isEmpty() && newest().markPrice() > accepted == price > accepted;
    }

    /** True when {@code price}, itself outside the band, is the confirmation that was waited for. */
    boolean isConfirmedBy(double accepted, double price) {
        if (!isOnTheSide(accepted, price)) {
            return false;
        }
        if (waiting.size() >= sameSide) {
            return true;
        }
        int near = 0;
        for (int i = waiting.size() - 1; i >= 0 && waiting.get(i).distanceTo(price) <= band; i--) {
            near++;
        }
        return near >= agreeing;
    }

    void add(PricePoint point) {
        waiting.add(point);
    }

    /** Empties it. */
    List<PricePoint> takeAll() {
        List<PricePoint> all = waiting();
        waiting.clear();
        return all;
    }
}
