package io.plimsoll.app.demo;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.OhlcPath;
import io.plimsoll.producers.simulation.Scenario;
import io.plimsoll.producers.simulation.SimulatedAccounts;
import io.plimsoll.producers.simulation.SimulatedMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<FeedRecord> prices = new SimulatedMarket(DemoSymbols.all(), scenario, seed)
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

    /** Accounts hold only what has a price from the start on: the rest of a pool waits for the last of its prices. */
    private static DemoFeed around(List<FeedRecord> prices, Optional<Path> brackets, int accounts, long seed) {
        List<String> notes = new ArrayList<>();
        long startMs = prices.get(0).timeMs();
        Set<String> symbols = new LinkedHashSet<>();
        Map<String, BigDecimal> firstPrices = new LinkedHashMap<>();
        for (FeedRecord record : prices) {
            if (record instanceof FeedRecord.Price price && symbols.add(price.key()) && price.timeMs() == startMs) {
                firstPrices.put(price.key(), price.tick().getMarkPrice());
            }
        }
        List<FeedRecord> all = new ArrayList<>(prices);
        all.addAll(ContractTerms.of(List.copyOf(symbols), brackets, startMs, notes));
        all.addAll(new SimulatedAccounts(firstPrices, seed).open(accounts, startMs));
        return new DemoFeed(FeedOrder.sorted(all), List.copyOf(notes));
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
