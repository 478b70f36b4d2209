package io.plimsoll.app.indicators;

import io.plimsoll.app.output.PlainNumbers;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Indicator;
import io.plimsoll.risk.indicator.IndicatorSeries;
import io.plimsoll.risk.indicator.IndicatorSpec;
import java.io.IOException;
import java.util.List;

/**
 * Rows as CSV: {@code time} in Unix milliseconds, {@code symbol} where there are symbols, {@code bars}, then the values,
 * those of many-valued indicators as {@code macd:12-26-9.line}. A cell is empty until its value is defined.
 */
public final class CsvRows implements RowFormat {
    private final Appendable out;
    private final List<IndicatorSpec> specs;
    private final boolean withSymbol;
    private boolean begun;

    /** Rows with or without a symbol column, the same for all. */
    public CsvRows(Appendable out, List<IndicatorSpec> specs, boolean withSymbol) {
        this.out = out;
        this.specs = specs;
        this.withSymbol = withSymbol;
    }

    @Override
    public void write(String symbol, Bar bar, IndicatorSeries values) throws IOException {
        if (!begun) {
            begun = true;
            header(values);
        }
        out.append(Long.toString(bar.openTimeMs()));
        if (withSymbol) {
            out.append(',').append(quoted(symbol));
        }
        out.append(',').append(Long.toString(values.barsSeen()));
        for (Indicator indicator : values.indicators()) {
            for (int output = 0; output < indicator.outputs().size(); output++) {
                double value = indicator.value(output);
                out.append(',').append(Double.isNaN(value) ? "" : PlainNumbers.of(value));
            }
        }
        out.append('\n');
    }

    private void header(IndicatorSeries values) throws IOException {
        out.append(withSymbol ? "time,symbol,bars" : "time,bars");
        for (int i = 0; i < specs.size(); i++) {
            for (String output : values.indicators().get(i).outputs()) {
                out.append(',').append(specs.get(i).text()).append(output.isEmpty() ? "" : "." + output);
            }
        }
        out.append('\n');
    }

    private static String quoted(String symbol) {
        return symbol.matches("[^,\"\r\n]*") ? symbol : '"' + symbol.replace("\"", "\"\"") + '"';
    }
}
