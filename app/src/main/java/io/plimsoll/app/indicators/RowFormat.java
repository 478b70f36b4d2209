package io.plimsoll.app.indicators;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.IndicatorSeries;
import java.io.IOException;

/** How a row of indicator values is written. */
public interface RowFormat {
    /**
     * Writes the values after a bar.
     *
     * @param symbol may be empty: the row has none then
     */
    void write(String symbol, Bar bar, IndicatorSeries values) throws IOException;
}
