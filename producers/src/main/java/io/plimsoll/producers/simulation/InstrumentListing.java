package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One instrument for every symbol of a market, so that every position on it has tiers. Example: 49 symbols of market data
 * and a bracket file of 500: 49 instruments, 33 of them from the file, 16 generic. Immutable.
 *
 * @param instruments one per symbol, by symbol
 * @param genericSymbols symbols missing from the table, in order; they have the generic terms: linear, settled in USDT,
 *     maintenance 2 % and leverage 25 at most below 5 000 USDT, up to 25 % and 2 from a million
 */
public record InstrumentListing(List<FeedRecord> instruments, List<String> genericSymbols) {
    public InstrumentListing {
        instruments = List.copyOf(instruments);
        genericSymbols = List.copyOf(genericSymbols);
    }

    /**
     * @param table records of a bracket or instrument file; of several of one symbol the last counts, records of other kinds
     *     are passed over; may be empty
     * @param symbols symbols of the market data, each once or more
     * @param timeMs event time of the generic ones, Unix milliseconds; those of the table keep theirs
     */
    public static InstrumentListing of(
            Collection<? extends FeedRecord> table, Collection<String> symbols, long timeMs) {
        Map<String, FeedRecord> known = new HashMap<>();
        for (FeedRecord entry : table) {
            if (entry instanceof FeedRecord.Instrument instrument) {
                known.put(instrument.key(), instrument);
            }
        }
        List<FeedRecord> instruments = new ArrayList<>();
        List<String> generic = new ArrayList<>();
        for (String symbol : new TreeSet<>(symbols)) {
            FeedRecord entry = known.get(symbol);
            if (entry == null) {
                generic.add(symbol);
                Source source = new Source("generic terms", 0, generic.size());
                entry = new FeedRecord.Instrument(source, GenericTerms.of(symbol, timeMs));
            }
            instruments.add(entry);
        }
        return new InstrumentListing(instruments, generic);
    }

    /** The instruments' terms by symbol. */
    public Map<String, InstrumentUpdate> bySymbol() {
        Map<String, InstrumentUpdate> terms = new HashMap<>();
        for (FeedRecord entry : instruments) {
            if (entry instanceof FeedRecord.Instrument instrument) {
                terms.put(instrument.key(), instrument.update());
            }
        }
        return Map.copyOf(terms);
    }
}
