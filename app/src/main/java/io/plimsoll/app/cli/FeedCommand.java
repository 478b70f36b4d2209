package io.plimsoll.app.cli;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.OhlcPath;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plimsoll feed}: recorded or simulated input to the topics. Files are checked whole before anything is sent. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = "Publishes input to the topics of a cluster.",
        synopsisSubcommandLabel = "(klines | prices | positions | balances | instruments | brackets | sim)",
        footer = "%ndocs/input-files.md has the columns of every file.",
        subcommands = FeedSimCommand.class)
final class FeedCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "klines",
            mixinStandardHelpOptions = true,
            description = "Bars, each as four prices (or its close).")
    int klines(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Option(names = "--symbol", description = "Symbol of files without a symbol column.") @Nullable
                    String symbol,
            @Option(
                            names = "--ohlc",
                            defaultValue = "full",
                            description = "Prices of a bar: full or close. Default: ${DEFAULT-VALUE}.")
                    OhlcPath ohlc,
            @Option(
                            names = "--backfill",
                            description = "As history, from before the prices: warms indicators, signals nothing.")
                    boolean backfill,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        if (backfill) {
            files.forEach(file -> feed.history(file, Optional.ofNullable(symbol)));
        } else {
            files.forEach(file -> feed.klines(file, Optional.ofNullable(symbol), ohlc));
        }
        return options.publish(feed.records(), out());
    }

    @Command(name = "prices", mixinStandardHelpOptions = true, description = "Mark prices.")
    int prices(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        files.forEach(feed::prices);
        return options.publish(feed.records(), out());
    }

    @Command(name = "positions", mixinStandardHelpOptions = true, description = "States of positions.")
    int positions(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        files.forEach(feed::positions);
        return options.publish(feed.records(), out());
    }

    @Command(name = "balances", mixinStandardHelpOptions = true, description = "Wallet balances.")
    int balances(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        files.forEach(feed::balances);
        return options.publish(feed.records(), out());
    }

    @Command(name = "instruments", mixinStandardHelpOptions = true, description = "Terms of contracts (JSON).")
    int instruments(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Option(
                            names = "--time",
                            defaultValue = "0",
                            description = "Event time, Unix milliseconds. Default: ${DEFAULT-VALUE}.")
                    long timeMs,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        files.forEach(file -> feed.instruments(file, timeMs));
        return options.publish(feed.records(), out());
    }

    @Command(name = "brackets", mixinStandardHelpOptions = true, description = "Linear contracts with their tiers.")
    int brackets(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Plain or .gz.") List<Path> files,
            @Option(
                            names = "--taker-fee",
                            defaultValue = "0.0005",
                            description = "Fraction of notional. Default: ${DEFAULT-VALUE}.")
                    BigDecimal takerFee,
            @Option(
                            names = "--time",
                            defaultValue = "0",
                            description = "Event time, Unix milliseconds. Default: ${DEFAULT-VALUE}.")
                    long timeMs,
            @Mixin FeedOptions options)
            throws InterruptedException {
        FeedFiles feed = new FeedFiles();
        files.forEach(file -> feed.brackets(file, takerFee, timeMs));
        return options.publish(feed.records(), out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
