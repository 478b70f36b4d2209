package io.plimsoll.risk.market;

import java.util.List;
import java.util.Map;

/**
 * What the gate asks of prices.
 *
 * @param spikeBand movement from the last accepted price, as a fraction of the higher of the two, above which a price must be confirmed, > 0
 * @param spikeBands the same for symbols that differ
 * @param spikeWindowMs age of the last accepted price from which any movement is believed, >= 0
 * @param agreeing further prices near the one kept aside that confirm it, > 0
 * @param sameSide further prices on its side of the band, near it or not, that confirm it, > 0
 * @param divergenceBand distance of a mark price from the index price beside it, as a fraction of the latter, above which it is
 *     suspect, > 0
 * @param skewMs most that event time and arrival may differ; 0: any
 * @param staleMs silence after which a symbol is stale; 0: never
 * @param sources which sources price a symbol, best first; empty: whichever comes
 * @param sourcesOf the same for symbols that differ
 * @param failoverMs event time without a better source after which the next one takes over, > 0
 */
public record GateSettings(
        double spikeBand,
        Map<String, Double> spikeBands,
        long spikeWindowMs,
        int agreeing,
        int sameSide,
        double divergenceBand,
        long skewMs,
        long staleMs,
        List<String> sources,
        Map<String, List<String>> sourcesOf,
        long failoverMs) {

    /** Four fifths of the price within a minute; two further prices; a fifth off the index; no clock, no silence, one source. */
    public static final GateSettings DEFAULT =
            new GateSettings(0.8, Map.of(), 60_000, 2, 4, 0.2, 0, 0, List.of(), Map.of(), 5_000);

    public GateSettings {
        spikeBands = Map.copyOf(spikeBands);
        sources = List.copyOf(sources);
        sourcesOf = Map.copyOf(sourcesOf);
        require(spikeBand > 0, "spikeBand", spikeBand, "above 0");
        spikeBands.forEach((symbol, band) -> require(band > 0, "spikeBand of " + symbol, band, "above 0"));
        require(spikeWindowMs >= 0, "spikeWindowMs", spikeWindowMs, "0 or more");
        require(agreeing > 0, "agreeing", agreeing, "above 0");
        require(sameSide >= agreeing, "sameSide", sameSide, "no less than agreeing, " + agreeing);
        require(divergenceBand > 0, "divergenceBand", divergenceBand, "above 0");
        require(skewMs >= 0, "skewMs", skewMs, "0 or more");
        require(staleMs >= 0, "staleMs", staleMs, "0 or more");
        require(failoverMs > 0, "failoverMs", failoverMs, "above 0");
    }

    double spikeBand(String symbol) {
        return spikeBands.getOrDefault(symbol, spikeBand);
    }

    List<String> sources(String symbol) {
        return sourcesOf.getOrDefault(symbol, sources);
    }

    /** The same with another limit of silence. */
    public GateSettings withStaleMs(long limitMs) {
        return new GateSettings(
                spikeBand,
                spikeBands,
                spikeWindowMs,
                agreeing,
                sameSide,
                divergenceBand,
                skewMs,
                limitMs,
                sources,
                sourcesOf,
                failoverMs);
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected a number " + expected);
        }
    }
}
