package io.plimsoll.app.demo;

import io.plimsoll.producers.files.FeedFiles;
import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.OhlcPath;
import io.plimsoll.producers.simulation.SimulatedAccounts;
import io.plimsoll.producers.simulation.SimulatedMarket;
import io.plimsoll.producers.simulation.SimulatedSymbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a demo feeds: a market, terms of its contracts, and accounts that hold them.
 *
 * @param records in feed order
 * @param notes what a person should know of how it was made
 */
record DemoFeed(List<FeedRecord> records, List<String> notes) {
    static final BigDecimal TAKER_FEE = new BigDecimal("0.0005");
    private static final long SIMULATION_START_MS = 1_760_054_400_000L;
    private static final long SIMULATION_STEP_MS = 1_000;
    private static final int STEPS_PER_HOUR = 3_600;

    static DemoFeed of(DemoOptions options) {
        List<String> notes = new ArrayList<>();
        List<FeedRecord> prices = options.data().isEmpty() ? simulated(options) : recorded(options);
        long startMs = prices.get(0).timeMs();
        Map<String, BigDecimal> firstPrices = new LinkedHashMap<>();
        List<String> symbols = new ArrayList<>();
        for (FeedRecord record : prices) {
            if (record instanceof FeedRecord.Price price && !symbols.contains(price.key())) {
                symbols.add(price.key());
                if (price.timeMs() == startMs) {
                    firstPrices.put(price.key(), price.tick().getMarkPrice());
                }
            }
        }
        List<FeedRecord> all = new ArrayList<>(prices);
        all.addAll(ContractTerms.of(symbols, options.brackets().or(() -> bracketsBeside(options.data())), startMs, notes));
        all.addAll(new SimulatedAccounts(firstPrices, options.seed()).open(options.accounts(), startMs));
        return new DemoFeed(FeedOrder.sorted(all), notes);
    }

    private static List<FeedRecord> simulated(DemoOptions options) {
        List<SimulatedSymbol> symbols = DemoSymbols.all();
        return new SimulatedMarket(symbols, options.scenario(), options.seed())
                .prices(SIMULATION_START_MS, SIMULATION_STEP_MS, options.hours() * STEPS_PER_HOUR);
    }

    private static List<FeedRecord> recorded(DemoOptions options) {
        FeedFiles files = new FeedFiles();
        options.data().forEach(file -> files.klines(file, options.symbol(), OhlcPath.FULL));
        return files.records();
    }

    /** A folder {@code brackets} next to the folder of the data. */
    private static Optional<Path> bracketsBeside(List<Path> data) {
        return data.stream()
                .map(file -> file.toAbsolutePath().normalize().getParent().resolveSibling("brackets"))
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
