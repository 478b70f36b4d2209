package io.plimsoll.app.cli;

import io.plimsoll.app.indicators.CsvRows;
import io.plimsoll.app.indicators.IndicatorList;
import io.plimsoll.app.indicators.IndicatorRun;
import io.plimsoll.app.indicators.JsonRows;
import io.plimsoll.app.indicators.RowFormat;
import io.plimsoll.app.indicators.SymbolBars;
import io.plimsoll.app.output.WholeFile;
import io.plimsoll.risk.indicator.IndicatorSpec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll indicators}: the file is checked whole before anything is written. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        description = "Indicator values for each bar of a klines file, as CSV or JSON lines; same code as the stream.",
        footer = "%nIndicators: " + IndicatorsCommand.KINDS)
final class IndicatorsCommand implements Callable<Integer> {
    static final String KINDS =
            "sma:N, ema:N, rsi:N, macd:FAST-SLOW-SIGNAL, bollinger:N-DEVIATIONS, percentb:N-DEVIATIONS, tr, atr:N, natr:N, "
                    + "donchian:N, swings:REACH, fibonacci:REACH, pivots:INTERVAL, squeeze:N-DEVIATIONS-LOOKBACK, "
                    + "volatility:N, regime:N-LOOKBACK. docs/indicators.md has the definition of each.";

    @Parameters(paramLabel = "FILE", description = "Klines, plain or .gz.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME,…",
            defaultValue = IndicatorSpec.DEFAULT_SET,
            description = "Which indicators. Default: ${DEFAULT-VALUE}.")
    private String set = IndicatorSpec.DEFAULT_SET;

    @Option(names = "--json", description = "One JSON object a line instead of CSV.")
    private boolean json;

    @Option(names = "--symbol", description = "Symbol of klines without a symbol column.")
    private @Nullable String symbol;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: standard output.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<IndicatorSpec> specs = IndicatorList.parse(set);
        SymbolBars bars = SymbolBars.read(file, Optional.ofNullable(symbol));
        IndicatorRun run = new IndicatorRun(specs, bars);
        PrintWriter standard = spec.commandLine().getOut();
        if (out == null) {
            BufferedWriter buffered = new BufferedWriter(standard, 65_536);
            run.writeTo(rows(buffered, specs, bars));
            buffered.flush();
            if (standard.checkError()) {
                throw new IOException("standard output: found it closed, expected it open until the last row");
            }
        } else {
            OwnFile.check("--out", out, List.of(file));
            try (WholeFile whole = WholeFile.create(out, "--out")) {
                run.writeTo(rows(whole.writer(), specs, bars));
                whole.commit();
            }
            standard.println("bars: %,d, symbols: %,d, written to %s"
                    .formatted(bars.rows().size(), run.symbols(), out));
        }
        reportGaps(run);
        return 0;
    }

    private RowFormat rows(Writer to, List<IndicatorSpec> specs, SymbolBars bars) throws IOException {
        boolean withSymbol = !bars.intervalsMs().containsKey("");
        return json ? new JsonRows(to, specs) : new CsvRows(to, specs, withSymbol);
    }

    private void reportGaps(IndicatorRun run) {
        Map<String, IndicatorRun.Gaps> gaps = new TreeMap<>(run.gaps());
        gaps.forEach((name, each) -> spec.commandLine()
                .getErr()
                .println("plimsoll: %s: missing bars: %,d, gaps: %,d; nothing is invented, indicators go on across them"
                        .formatted(name.isEmpty() ? file : name, each.missingBars(), each.count())));
    }
}
