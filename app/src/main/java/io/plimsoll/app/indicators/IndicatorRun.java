package io.plimsoll.app.indicators;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.IndicatorSeries;
import io.plimsoll.risk.indicator.IndicatorSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Feeds the bars of a file to one series of indicators a symbol and writes a row a bar. */
public final class IndicatorRun {
    private final List<IndicatorSpec> specs;
    private final SymbolBars bars;
    private final Map<String, IndicatorSeries> series = new HashMap<>();
    private final Map<String, Long> lastMs = new HashMap<>();
    private final Map<String, Gaps> gaps = new HashMap<>();

    /** Of these indicators over these bars. */
    public IndicatorRun(List<IndicatorSpec> specs, SymbolBars bars) {
        this.specs = specs;
        this.bars = bars;
    }

    /** Writes all rows, in the order of the file. */
    public void writeTo(RowFormat rows) throws IOException {
        for (SymbolBars.Row row : bars.rows()) {
            long barMs = Objects.requireNonNull(bars.intervalsMs().get(row.symbol()), row.symbol());
            noteGap(row.symbol(), row.bar(), barMs);
            IndicatorSeries own = series.computeIfAbsent(row.symbol(), none -> new IndicatorSeries(specs, barMs));
            own.add(row.bar());
            rows.write(row.symbol(), row.bar(), own);
        }
    }

    /** Symbols seen. */
    public int symbols() {
        return series.size();
    }

    /** Symbols whose bars do not follow each other without a gap; the missing bars were not invented. */
    public Map<String, Gaps> gaps() {
        return Map.copyOf(gaps);
    }

    private void noteGap(String symbol, Bar bar, long barMs) {
        Long last = lastMs.put(symbol, bar.openTimeMs());
        if (last != null && bar.openTimeMs() - last > barMs) {
            long missing = (bar.openTimeMs() - last - 1) / barMs;
            gaps.merge(symbol, new Gaps(1, missing), Gaps::plus);
        }
    }

    /**
     * Holes in the bars of a symbol.
     *
     * @param count of holes, > 0
     * @param missingBars in all of them, >= count
     */
    public record Gaps(int count, long missingBars) {
        Gaps plus(Gaps other) {
            return new Gaps(count + other.count, missingBars + other.missingBars);
        }
    }
}
