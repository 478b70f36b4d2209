package io.plimsoll.app.live;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.streams.mapping.PriceMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The last mark price of each symbol that the gate lets through. Topic {@code prices} keeps a month of ticks, so it is read
 * from its end backwards, in windows that grow, until every symbol has a price.
 */
final class LastPrices {
    private static final long FIRST_WINDOW = 20_000;

    private LastPrices() {}

    /** Mark prices by symbol; a symbol without any price on the topic is left out. */
    static Map<String, Double> of(PlimsollConfig config, Set<String> symbols) {
        try (TopicScan<PriceTick> prices = TopicScan.of(config, Topics.PRICES)) {
            return of(prices, symbols, FIRST_WINDOW);
        }
    }

    private static Map<String, Double> of(TopicScan<PriceTick> prices, Set<String> symbols, long firstWindow) {
        Map<String, Double> last = new HashMap<>();
        Set<String> missing = new HashSet<>(symbols);
        long begin = prices.begin();
        long to = prices.end();
        long window = firstWindow;
        while (!missing.isEmpty() && to > begin) {
            long from = Math.max(begin, to - window);
            MarketGate gate = new MarketGate(GateSettings.DEFAULT);
            prices.between(from, to, tick -> {
                String symbol = tick.getSymbol();
                if (missing.contains(symbol)) {
                    gate.offer(PriceMapping.offered(tick, tick.getTime().toEpochMilli()));
                    gate.last(symbol).ifPresent(point -> last.put(symbol, point.markPrice()));
                }
            });
            missing.removeAll(last.keySet());
            to = from;
            window *= 4;
        }
        return last;
    }
}
