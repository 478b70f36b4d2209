package io.plimsoll.app.demo;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.OhlcPath;
import io.plimsoll.producers.simulation.InstrumentListing;
import io.plimsoll.producers.simulation.RecordedPrices;
import io.plimsoll.producers.simulation.Scenario;
import io.plimsoll.producers.simulation.SimulatedAccounts;
import io.plimsoll.producers.simulation.SimulatedMarket;
import io.plimsoll.producers.simulation.SimulatedSymbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a demo feeds: a market, terms of its contracts, and accounts that hold them.
 *
 * @param records in feed order
 * @param notes what a person should know of how it was made
 */
public record DemoFeed(List<FeedRecord> records, List<String> notes) {
    static final BigDecimal TAKER_FEE = new BigDecimal("0.0005");
    private static final long SIMULATION_START_MS = 1_760_054_400_000L;
    private static final long SIMULATION_STEP_MS = 1_000;
    private static final int STEPS_PER_HOUR = 3_600;

    /** A simulated market and accounts under generic contract terms. */
    public static DemoFeed simulated(Scenario scenario, int hours, int accounts, long seed) {
        List<FeedRecord> prices = new SimulatedMarket(SimulatedSymbol.defaults(), scenario, seed)
                .prices(SIMULATION_START_MS, SIMULATION_STEP_MS, hours * STEPS_PER_HOUR);
        return around(prices, Optional.empty(), accounts, seed);
    }

    /** Recorded klines, and simulated accounts under the brackets given or found beside the data. */
    static DemoFeed recorded(
            List<Path> data, Optional<String> symbol, Optional<Path> brackets, int accounts, long seed) {
        FeedFiles files = new FeedFiles();
        data.forEach(file -> files.klines(file, symbol, OhlcPath.FULL));
        return around(files.records(), brackets.or(() -> bracketsBeside(data)), accounts, seed);
    }

    static DemoFeed of(DemoOptions options) {
        return options.data().isEmpty()
                ? simulated(options.scenario(), options.hours(), options.accounts(), options.seed())
                : recorded(options.data(), options.symbol(), options.brackets(), options.accounts(), options.seed());
    }

    /** Accounts hold only what has a price from the start on: the rest of a pool would wait for the last of its prices. */
    private static DemoFeed around(List<FeedRecord> prices, Optional<Path> brackets, int accounts, long seed) {
        long startMs = prices.get(0).timeMs();
        long endMs = prices.get(prices.size() - 1).timeMs();
        RecordedPrices recorded = new RecordedPrices(prices);
        List<FeedRecord> table = brackets.map(file ->
                        new FeedFiles().brackets(file, TAKER_FEE, startMs).records())
                .orElse(List.of());
        InstrumentListing listing = InstrumentListing.of(table, recorded.symbols(), startMs);
        SimulatedAccounts holders = new SimulatedAccounts(recorded.firstPrices(startMs), listing, seed);
        List<FeedRecord> all = new ArrayList<>(prices);
        all.addAll(listing.instruments());
        all.addAll(holders.open(accounts, startMs));
        all.addAll(holders.trades(accounts, startMs, endMs, SimulatedAccounts.TRADES_PER_DAY, recorded));
        return new DemoFeed(FeedOrder.sorted(all), notes(brackets, listing));
    }

    private static List<String> notes(Optional<Path> brackets, InstrumentListing listing) {
        List<String> notes = new ArrayList<>();
        notes.add("brackets  " + brackets.map(Path::toString).orElse("generic ones"));
        if (brackets.isPresent() && !listing.genericSymbols().isEmpty()) {
            notes.add("          generic ones for %d symbols without: %s"
                    .formatted(listing.genericSymbols().size(), String.join(", ", listing.genericSymbols())));
        }
        return List.copyOf(notes);
    }

    /** Throws, as reading would, when a file it is to read is not there: before anything is started. */
    static void requireFiles(DemoOptions options) {
        Stream.concat(options.data().stream(), options.brackets().stream())
                .filter(file -> !Files.exists(file) || Files.isDirectory(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new IllegalArgumentException(file + ": file: found "
                            + (Files.isDirectory(file) ? "a directory" : "nothing") + ", expected an existing file");
                });
    }

    /** A folder {@code brackets} next to the folder of the data. */
    private static Optional<Path> bracketsBeside(List<Path> data) {
        return data.stream()
                .map(file -> file.resolve("../../brackets").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .flatMap(DemoFeed::csvFiles)
                .sorted()
                .findFirst();
    }

    private static Stream<Path> csvFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
