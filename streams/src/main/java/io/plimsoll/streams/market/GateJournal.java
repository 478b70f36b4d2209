package io.plimsoll.streams.market;

import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.schemas.avro.GateState;
import io.plimsoll.streams.mapping.QualityMapping;
import io.plimsoll.streams.order.LastPrice;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores that are the truth of a gate. Owned by one task. */
final class GateJournal {
    private final KeyValueStore<String, LastPrice> accepted;
    private final KeyValueStore<String, GateState> states;

    GateJournal(ProcessorContext<?, ?> context) {
        accepted = context.getStateStore(GateStores.ACCEPTED);
        states = context.getStateStore(GateStores.STATES);
    }

    /** Gives a new gate back what an earlier one knew. @param nowMs from when silence counts */
    void restore(MarketGate gate, long nowMs) {
        try (KeyValueIterator<String, LastPrice> prices = accepted.all()) {
            prices.forEachRemaining(price ->
                    gate.restore(price.key, new PricePoint(price.value.timeMs(), price.value.markPrice()), nowMs));
        }
        try (KeyValueIterator<String, GateState> kept = states.all()) {
            kept.forEachRemaining(state -> gate.restore(state.key, QualityMapping.state(state.value)));
        }
    }

    /** Keeps where the gate of a symbol stands after price {@code sequence}. */
    void write(MarketGate gate, String symbol, long sequence, boolean priced) {
        if (priced) {
            gate.last(symbol)
                    .ifPresent(last -> accepted.put(symbol, new LastPrice(last.timeMs(), sequence, last.markPrice())));
        }
        writeState(gate, symbol);
    }

    /** Keeps what the gate knows of a symbol beside its price. */
    void writeState(MarketGate gate, String symbol) {
        gate.state(symbol)
                .map(QualityMapping::record)
                .ifPresentOrElse(state -> states.put(symbol, state), () -> forget(symbol));
    }

    private void forget(String symbol) {
        if (states.get(symbol) != null) {
            states.delete(symbol);
        }
    }
}
