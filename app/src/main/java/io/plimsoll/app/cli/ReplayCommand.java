package io.plimsoll.app.cli;

import io.plimsoll.app.replay.AlertJson;
import io.plimsoll.app.replay.LinesFile;
import io.plimsoll.app.replay.Replay;
import io.plimsoll.app.replay.SnapshotJson;
import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.OhlcPath;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plimsoll replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Runs rules over recorded input, offline: the alerts, ids included, that the pipeline gives for it.",
        footer = "%ndocs/input-files.md has the columns of every file, and what --out writes.")
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--prices", paramLabel = "FILE", arity = "1..*", description = "Mark prices.")
    private List<Path> prices = List.of();

    @Option(names = "--klines", paramLabel = "FILE", arity = "1..*", description = "Bars, each as four prices.")
    private List<Path> klines = List.of();

    @Option(
            names = "--history",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Bars from before the prices: they warm the indicators of rules that look at bars, and signal"
                    + " nothing.")
    private List<Path> history = List.of();

    @Option(names = "--symbol", description = "Symbol of klines and history without a symbol column.")
    private @Nullable String symbol;

    @Option(names = "--ohlc", defaultValue = "full", description = "Prices of a bar: full or close. Default: full.")
    private OhlcPath ohlc = OhlcPath.FULL;

    @Option(names = "--positions", paramLabel = "FILE", arity = "1..*", description = "States of positions.")
    private List<Path> positions = List.of();

    @Option(names = "--balances", paramLabel = "FILE", arity = "1..*", description = "Wallet balances.")
    private List<Path> balances = List.of();

    @Option(names = "--instruments", paramLabel = "FILE", arity = "1..*", description = "Contracts (JSON).")
    private List<Path> instruments = List.of();

    @Option(names = "--brackets", paramLabel = "FILE", arity = "1..*", description = "Contracts by their tiers (CSV).")
    private List<Path> brackets = List.of();

    @Option(
            names = "--taker-fee",
            defaultValue = "0.0005",
            description = "Taker fee of contracts from --brackets, fraction. Default: ${DEFAULT-VALUE}.")
    private BigDecimal takerFee = new BigDecimal("0.0005");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Alert rules (YAML). Default: margin-ratio and" + " liquidation-distance.")
    private @Nullable Path rules;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Alert events, one JSON object a line.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--snapshots",
            paramLabel = "FILE",
            description =
                    "Figures of each account after every change of level, position or balance, and once a second of"
                            + " event time where they moved by half a per cent; one JSON object a line.")
    private @Nullable Path snapshots;

    @Option(
            names = "--stale-ms",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Silence of a symbol, in ms of event time, after which its price is stale. Default: 0, never.")
    private long staleMs;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (prices.isEmpty() && klines.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing input: expected --prices or --klines");
        }
        List<AlertRule> ruleSet = rules == null ? DefaultRules.ladders() : RulesFile.read(rules);
        if (staleMs < 0) {
            throw new ParameterException(spec.commandLine(), "--stale-ms: found " + staleMs + ", expected 0 or more");
        }
        GateSettings gate = GateSettings.DEFAULT.withStaleMs(staleMs);
        List<Path> read = Stream.of(
                        prices,
                        klines,
                        history,
                        positions,
                        balances,
                        instruments,
                        brackets,
                        ofNullable(rules),
                        ofNullable(snapshots))
                .flatMap(List::stream)
                .toList();
        OwnFile.check("--out", out, read);
        if (snapshots != null) {
            OwnFile.check("--snapshots", snapshots, read.subList(0, read.size() - 1));
        }
        List<FeedRecord> input = input();
        try (LinesFile<AlertEvent> alerts = LinesFile.create(out, "--out", new AlertJson()::line)) {
            long rejected;
            if (snapshots == null) {
                rejected = run(new Replay(new TriggeredRiskBook(), ruleSet, gate, alerts::write), input);
            } else {
                try (LinesFile<RiskSnapshot> figures =
                        LinesFile.create(snapshots, "--snapshots", new SnapshotJson()::line)) {
                    rejected = run(
                            new Replay(
                                    new TriggeredRiskBook(),
                                    ruleSet,
                                    gate,
                                    alerts::write,
                                    SnapshotSettings.DEFAULT,
                                    figures::write),
                            input);
                    figures.commit();
                }
            }
            alerts.commit();
            spec.commandLine()
                    .getOut()
                    .println("%,d records, %,d prices not let through, %,d alert events in %s"
                            .formatted(input.size(), rejected, alerts.written(), out));
        }
        return 0;
    }

    private static List<Path> ofNullable(@Nullable Path file) {
        return file == null ? List.of() : List.of(file);
    }

    private List<FeedRecord> input() {
        FeedFiles files = new FeedFiles();
        brackets.forEach(file -> files.brackets(file, takerFee, 0));
        instruments.forEach(file -> files.instruments(file, 0));
        balances.forEach(files::balances);
        positions.forEach(files::positions);
        history.forEach(file -> files.history(file, Optional.ofNullable(symbol)));
        prices.forEach(files::prices);
        klines.forEach(file -> files.klines(file, Optional.ofNullable(symbol), ohlc));
        return files.records();
    }

    /** Takes all input; gives the number of prices not let through. */
    private static long run(Replay replay, List<FeedRecord> input) {
        for (FeedRecord record : input) {
            take(replay, record);
        }
        return replay.rejectedPrices();
    }

    private static void take(Replay replay, FeedRecord record) {
        String file = record.source().file();
        int line = record.source().line();
        try {
            replay.take(record.value(), new Cause(file, 0, (long) line));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":" + line + ": " + e.getMessage(), e);
        }
    }
}
