package io.plimsoll.producers.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.producers.files.FeedRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many accounts the default rules would warn about, by rough margin arithmetic of the test's own. */
class SimulatedAccountsRiskTest {
    private static final List<String> SYMBOLS =
            SimulatedSymbol.defaults().stream().map(SimulatedSymbol::symbol).toList();
    private static final InstrumentListing LISTING = InstrumentListing.of(List.of(), SYMBOLS, 0);
    private static final int ACCOUNTS = 500;
    private static final int FIVE_MINUTES = 288;

    private static List<FeedRecord> accounts(long seed) {
        Map<String, BigDecimal> prices = SimulatedSymbol.defaults().stream()
                .collect(Collectors.toMap(SimulatedSymbol::symbol, SimulatedSymbol::startPrice));
        return new SimulatedAccounts(prices, LISTING, seed).open(ACCOUNTS, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fewerThanOneAccountInTwentyIsWarnedOnACalmDay(long seed) {
        RoughRisk risk = new RoughRisk(LISTING, accounts(seed));
        SimulatedMarket market = new SimulatedMarket(SimulatedSymbol.defaults(), Scenario.NONE, seed);
        Set<String> warned = new HashSet<>();

        Map<String, Double> prices = new HashMap<>();
        for (FeedRecord entry : market.prices(0, 300_000, FIVE_MINUTES)) {
            FeedRecord.Price price = (FeedRecord.Price) entry;
            prices.put(price.key(), price.tick().getMarkPrice().doubleValue());
            if (price.key().equals(SYMBOLS.get(SYMBOLS.size() - 1))) {
                warned.addAll(risk.warned(prices));
            }
        }

        assertThat(warned).hasSizeLessThan(ACCOUNTS / 20);
    }

    @Test
    void aMarketFallOfOneFifthWarnsMostLeveragedAccounts() {
        List<FeedRecord> accounts = accounts(1);
        Set<String> leveraged = accounts.stream()
                .filter(entry -> entry instanceof FeedRecord.Position position
                        && position.update().getLeverage() != null
                        && position.update().getLeverage().intValue() >= 5)
                .map(FeedRecord::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Double> fallen = new HashMap<>();
        for (SimulatedSymbol symbol : SimulatedSymbol.defaults()) {
            fallen.put(symbol.symbol(), symbol.startPrice().doubleValue() * (1 - 0.2 * symbol.beta()));
        }

        TreeSet<String> warned = new RoughRisk(LISTING, accounts).warned(fallen);

        warned.retainAll(leveraged);
        assertThat(warned).hasSizeGreaterThan(leveraged.size() * 6 / 10);
    }
}
