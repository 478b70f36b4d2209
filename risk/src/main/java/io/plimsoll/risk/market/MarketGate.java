package io.plimsoll.risk.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which prices may move anybody's risk. A price must be positive, not older than the newest of its symbol and not a
 * repetition of it; one far from the last accepted price is kept aside until further prices, the index price or another source
 * confirm it. Of several sources the best one that is alive is heard. With the default settings a fall from 100 to 10 waits for
 * two more prices near 10, or passes at once when the index price beside it fell as well; a fall to 30 passes at once.
 *
 * <p>Decides by event time alone, so that the same prices in the same order always give the same; only silence and skew compare
 * it with the arrival. Owned by one thread.
 */
public final class MarketGate {
    private final GateSettings settings;
    private final Map<String, SymbolGate> symbols = new TreeMap<>();

    public MarketGate(GateSettings settings) {
        this.settings = settings;
    }

    /** Judges a price, and remembers it when it is accepted or kept aside. */
    public GateDecision offer(OfferedPrice price) {
        return symbol(price.symbol()).offer(price);
    }

    /**
     * Symbols of which nothing was accepted for too long: told when that is found, and again every time as much has passed.
     *
     * @param nowMs by the clock of {@link OfferedPrice#arrivedMs}
     */
    public List<QualityChange> silent(long nowMs) {
        return settings.staleMs() == 0
                ? List.of()
                : symbols.values().stream()
                        .flatMap(symbol -> symbol.silence(nowMs).stream())
                        .toList();
    }

    /** Last accepted price; empty: there was none. */
    public Optional<PricePoint> last(String symbol) {
        return Optional.ofNullable(symbol(symbol).last());
    }

    /** What else is to be kept of a symbol; empty: nothing. */
    public Optional<SymbolState> state(String symbol) {
        SymbolGate gate = symbol(symbol);
        return gate.hasMore() ? Optional.of(gate.state()) : Optional.empty();
    }

    /** Takes back what was accepted before a restart; silence counts from {@code nowMs}. */
    public void restore(String symbol, PricePoint accepted, long nowMs) {
        symbol(symbol).restore(accepted, nowMs);
    }

    /** Takes back what else was kept; after the accepted price. */
    public void restore(String symbol, SymbolState state) {
        symbol(symbol).restore(state);
    }

    private SymbolGate symbol(String symbol) {
        return symbols.computeIfAbsent(symbol, name -> new SymbolGate(name, settings));
    }
}
