package io.plimsoll.app.cli;

import io.plimsoll.app.output.WholeFile;
import io.plimsoll.app.signals.RateTable;
import io.plimsoll.app.signals.SignalRows;
import io.plimsoll.app.signals.SignalRun;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.signal.SignalOutcomes;
import io.plimsoll.risk.signal.TrackRecords;
import io.plimsoll.streams.market.ShippedTrackRecords;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll signals}: nothing is written before all files have been read. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description =
                "Signals of the bars of klines files, or how often signals were false on them; same code as the stream.",
        footer = "%nBars of a file also make the bars of every larger interval. docs/signals.md has the kinds.")
final class SignalsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Klines, plain or .gz.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> files;

    @Option(names = "--interval", description = "1m, 5m, 15m, 1h, 4h or 1d. Default: all there are.")
    private @Nullable String interval;

    @Option(names = "--symbol", description = "Symbol of klines without a symbol column. Default: the file's name.")
    private @Nullable String symbol;

    @Option(names = "--rates", description = "Instead of signals: how many of each kind were not followed through.")
    private boolean rates;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: standard output.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Interval> only = Optional.ofNullable(interval).map(SignalsCommand::interval);
        PrintWriter standard = spec.commandLine().getOut();
        if (out == null) {
            StringWriter whole = new StringWriter();
            write(whole, only);
            BufferedWriter buffered = new BufferedWriter(standard, 65_536);
            buffered.append(whole.getBuffer()).flush();
            if (standard.checkError()) {
                throw new IOException("standard output: found it closed, expected it open until the last row");
            }
        } else {
            OwnFile.check("--out", out, files);
            try (WholeFile file = WholeFile.create(out, "--out")) {
                long bars = write(file.writer(), only);
                file.commit();
                standard.println("bars: %,d, written to %s".formatted(bars, out));
            }
        }
        return 0;
    }

    private long write(Appendable to, Optional<Interval> only) throws IOException {
        if (!rates) {
            SignalRun run = new SignalRun(ShippedTrackRecords.read(), new SignalRows(to, json, only));
            files.forEach(file -> run.take(file, Optional.ofNullable(symbol)));
            return run.bars();
        }
        SignalOutcomes outcomes = new SignalOutcomes();
        SignalRun run = new SignalRun(TrackRecords.none(), outcomes);
        for (Path file : files) {
            run.take(file, Optional.ofNullable(symbol));
            outcomes.endOfData();
        }
        RateTable table = new RateTable(outcomes.rows(), only);
        if (json) {
            table.writeJson(to);
        } else if (out == null) {
            table.writeText(to);
        } else {
            table.writeRecords(
                    to,
                    files.stream().map(file -> file.getFileName().toString()).toList(),
                    run.bars());
        }
        return run.bars();
    }

    private static Interval interval(String label) {
        return Interval.of(label)
                .orElseThrow(() -> new IllegalArgumentException("--interval: found " + label + ", expected one of "
                        + Arrays.stream(Interval.values()).map(Interval::label).toList()));
    }
}
