package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The prices of a feed, by symbol and time; at equal times the last in feed order. Read-only after construction. */
public final class RecordedPrices implements PriceLookup {
    private final Map<String, TreeMap<Long, BigDecimal>> bySymbol = new TreeMap<>();

    /** @param feed records in any order; those that are no prices are passed over */
    public RecordedPrices(Collection<? extends FeedRecord> feed) {
        for (FeedRecord entry : FeedOrder.sorted(feed)) {
            if (entry instanceof FeedRecord.Price price) {
                bySymbol.computeIfAbsent(price.key(), symbol -> new TreeMap<>())
                        .put(price.timeMs(), price.tick().getMarkPrice());
            }
        }
    }

    @Override
    public Optional<BigDecimal> priceAt(String symbol, long timeMs) {
        TreeMap<Long, BigDecimal> prices = bySymbol.get(symbol);
        return Optional.ofNullable(prices)
                .map(known -> known.floorEntry(timeMs))
                .map(Map.Entry::getValue);
    }

    /** The first price of every symbol that has one at or before {@code timeMs}, by symbol. */
    public Map<String, BigDecimal> firstPrices(long timeMs) {
        Map<String, BigDecimal> first = new LinkedHashMap<>();
        bySymbol.forEach((symbol, prices) -> {
            if (prices.firstKey() <= timeMs) {
                first.put(symbol, prices.firstEntry().getValue());
            }
        });
        return first;
    }

    /** Every symbol with a price. */
    public Collection<String> symbols() {
        return bySymbol.keySet();
    }
}
