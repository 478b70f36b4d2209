package io.plimsoll.risk.market;

import java.util.List;
import java.util.Map;

/**
 * What the gate knows of a symbol beside its last accepted price.
 *
 * @param waiting prices kept aside, oldest first
 * @param activeSource source of the last accepted price; empty: sources are not told apart
 * @param heardMs event time of the last accepted price of each source
 * @param quality how far its price can be believed
 * @param reason why
 * @param sinceMs event time since when
 */
public record SymbolState(
        List<PricePoint> waiting,
        String activeSource,
        Map<String, Long> heardMs,
        PriceQuality quality,
        QualityReason reason,
        long sinceMs) {

    public SymbolState {
        waiting = List.copyOf(waiting);
        heardMs = Map.copyOf(heardMs);
    }
}
