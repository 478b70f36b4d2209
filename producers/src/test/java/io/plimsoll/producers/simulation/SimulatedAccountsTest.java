package io.plimsoll.producers.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.producers.files.FeedOrder;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedAccountsTest {
    private static final long DAY_MS = 86_400_000;
    private static final Map<String, BigDecimal> PRICES = SimulatedSymbol.defaults().stream()
            .collect(Collectors.toMap(SimulatedSymbol::symbol, SimulatedSymbol::startPrice));
    private static final InstrumentListing LISTING = InstrumentListing.of(List.of(), PRICES.keySet(), 0);
    private static final PriceLookup STILL = (symbol, timeMs) -> Optional.ofNullable(PRICES.get(symbol));

    private static SimulatedAccounts accounts(long seed) {
        return new SimulatedAccounts(PRICES, LISTING, seed);
    }

    private static List<PositionUpdate> positions(List<FeedRecord> records) {
        return records.stream()
                .filter(FeedRecord.Position.class::isInstance)
                .map(entry -> ((FeedRecord.Position) entry).update())
                .toList();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    @Test
    void givesTheSameAccountsForTheSameSeedHoweverManyThereAre() {
        List<FeedRecord> few = accounts(7).open(5, 1_000);

        assertThat(accounts(7).open(500, 1_000)).startsWith(few.toArray(FeedRecord[]::new));
        assertThat(accounts(8).open(5, 1_000)).isNotEqualTo(few);
        assertThat(few.get(0)).satisfies(first -> {
            FeedRecord.Balance balance = (FeedRecord.Balance) first;
            assertThat(balance.key()).isEqualTo("acct-00001");
            assertThat(balance.timeMs()).isEqualTo(1_000);
            assertThat(plain(balance.update().getWalletBalance())).isEqualTo("1541.14");
        });
        PositionUpdate position = positions(few).get(0);
        assertThat(position.getSymbol() + " " + position.getSide() + " " + position.getMarginMode() + " "
                        + plain(position.getQuantity()) + " " + plain(position.getEntryPrice()))
                .isEqualTo("SOLUSDT LONG ISOLATED 17.66 150");
    }

    @Test
    void holdsOneToEightSymbolsSevenInTenCrossSomeHedged() {
        List<PositionUpdate> all = positions(accounts(1).open(1_000, 0));
        Map<String, List<PositionUpdate>> byAccount =
                all.stream().collect(Collectors.groupingBy(PositionUpdate::getAccount));
        long hedged = all.stream()
                .filter(held -> held.getSide() == Side.SHORT)
                .filter(held -> Objects.requireNonNull(byAccount.get(held.getAccount())).stream()
                        .anyMatch(other -> other.getSide() == Side.LONG
                                && other.getSymbol().equals(held.getSymbol())))
                .count();
        double cross = all.stream()
                .filter(position -> position.getMarginMode() == MarginMode.CROSS)
                .count();

        assertThat(byAccount).hasSize(1_000);
        assertThat(byAccount.values())
                .allSatisfy(held -> assertThat(held.stream()
                                .map(PositionUpdate::getSymbol)
                                .distinct()
                                .count())
                        .isBetween(1L, 8L));
        assertThat(cross / all.size()).isCloseTo(0.72, within(0.03));
        assertThat(hedged).isBetween(200L, 450L);
    }

    @Test
    void neverExceedsTheLeverageOfItsTier() {
        List<PositionUpdate> all = positions(accounts(1).open(1_000, 0));

        assertThat(all).allSatisfy(position -> {
            double notional = position.getQuantity().doubleValue()
                    * position.getEntryPrice().doubleValue();
            int most = notional < 5_000 ? 25 : notional < 25_000 ? 20 : notional < 100_000 ? 10 : 5;
            assertThat(Objects.requireNonNull(position.getLeverage()).intValue())
                    .isBetween(2, most);
        });
        assertThat(all)
                .extracting(position ->
                        Objects.requireNonNull(position.getLeverage()).intValue())
                .contains(2, 3, 5, 10, 20, 25);
    }

    @Test
    void tradesAboutAsOftenAsAskedAndOnlyWithinTheRun() {
        List<FeedRecord> trades = accounts(1).trades(1_000, DAY_MS, 11 * DAY_MS, 0.2, STILL);

        long acts = trades.stream()
                .map(entry -> entry.key() + " " + entry.timeMs() / 2_000)
                .distinct()
                .count();
        assertThat(acts).isBetween(1_850L, 2_150L);
        assertThat(trades).allSatisfy(entry -> assertThat(entry.timeMs()).isBetween(DAY_MS, 11 * DAY_MS));
        assertThat(accounts(1).trades(1_000, DAY_MS, 11 * DAY_MS, 0.2, STILL)).isEqualTo(trades);
    }

    @Test
    void doesNotTradeAtARateOfZeroOrWithoutPrices() {
        assertThat(accounts(1).trades(100, 0, 1_000 * DAY_MS, 0, STILL)).isEmpty();
        assertThat(accounts(1).trades(100, 0, 30 * DAY_MS, 1, (symbol, timeMs) -> Optional.empty()))
                .noneMatch(FeedRecord.Position.class::isInstance);
    }

    @Test
    void keepsAWalletThatNeverOwesAndPositionsThatStayWithinTheirTier() {
        PriceLookup falling = (symbol, timeMs) -> Optional.ofNullable(PRICES.get(symbol))
                .map(price -> price.multiply(BigDecimal.valueOf(1 - timeMs / (60.0 * DAY_MS))));

        List<FeedRecord> trades = accounts(3).trades(300, 0, 30 * DAY_MS, 2, falling);

        assertThat(trades).hasSizeGreaterThan(10_000).allSatisfy(entry -> {
            if (entry instanceof FeedRecord.Balance balance) {
                assertThat(balance.update().getWalletBalance()).isNotNegative();
            } else if (entry instanceof FeedRecord.Position position) {
                assertThat(position.update().getQuantity()).isNotNegative();
                BigDecimal margin = position.update().getIsolatedMargin();
                assertThat(margin == null ? BigDecimal.ZERO : margin).isNotNegative();
            }
        });
    }

    @Test
    void returnsTheMarginAndGainOfAClosedIsolatedPositionToTheWallet() {
        List<FeedRecord> records = FeedOrder.sorted(closeAt(new BigDecimal("60"), Optional.of(new BigDecimal("30"))));

        PositionUpdate closed = ((FeedRecord.Position) records.get(1)).update();
        assertThat(wallet(records.get(0))).isEqualTo("150");
        assertThat(closed.getQuantity()).isEqualByComparingTo("0");
        assertThat(closed.getIsolatedMargin()).isEqualByComparingTo("0");
    }

    @Test
    void booksALossAfterItsPositionIsGone() {
        List<FeedRecord> records = FeedOrder.sorted(closeAt(new BigDecimal("45"), Optional.empty()));

        assertThat(records)
                .extracting(entry -> entry.rank() + " " + entry.timeMs())
                .containsExactly("2 100", "1 101");
        assertThat(wallet(records.get(1))).isEqualTo("90");
    }

    @Test
    void booksAGainBeforeItsPositionGoes() {
        List<FeedRecord> records = FeedOrder.sorted(closeAt(new BigDecimal("60"), Optional.empty()));

        assertThat(records)
                .extracting(entry -> entry.rank() + " " + entry.timeMs())
                .containsExactly("1 100", "2 100");
        assertThat(wallet(records.get(0))).isEqualTo("120");
    }

    private static String wallet(FeedRecord balance) {
        return plain(((FeedRecord.Balance) balance).update().getWalletBalance());
    }

    /** Closes all of a long of 2 at 50, with 100 in the wallet and no fee. */
    private static List<FeedRecord> closeAt(BigDecimal price, Optional<BigDecimal> isolatedMargin) {
        Map<String, TierTerms> terms =
                Map.of("X", new TierTerms(1, 0, GenericTerms.of("X", 0).getTiers()));
        Holding holding = new Holding("X", Side.LONG, new BigDecimal("2"), new BigDecimal("50"), isolatedMargin, 5);
        for (int seed = 0; seed < 1_000; seed++) {
            List<FeedRecord> records = new ArrayList<>();
            SimulatedAccount account = new SimulatedAccount("a", List.of(holding), new BigDecimal("100"));
            new AccountTrading(terms, (symbol, timeMs) -> Optional.of(price), records)
                    .trade(account, 100, new SplittableRandom(seed));
            if (account.holdings().isEmpty()) {
                return records;
            }
        }
        throw new AssertionError("no seed of 1000 closes the position");
    }

    @Test
    void knowsTheDeskOfAnAccountByItsNumber() {
        assertThat(SimulatedAccounts.desk("acct-00007")).isEqualTo(7);
        assertThat(SimulatedAccounts.desk("acct-00120")).isZero();
        assertThat(SimulatedAccounts.desk("acct-123456")).isEqualTo(6);
        assertThatThrownBy(() -> SimulatedAccounts.desk("fund-1"))
                .hasMessage("account: found \"fund-1\", expected a simulated one such as acct-00042");
    }

    @Test
    void asksForASymbolItCanHold() {
        assertThatThrownBy(() -> new SimulatedAccounts(
                        Map.of("Y", BigDecimal.ONE), InstrumentListing.of(List.of(), List.of("X"), 0), 1))
                .hasMessage("simulated accounts: found prices of [Y] and USDT-settled linear terms of [X], expected a"
                        + " symbol in both");
    }

    @Test
    void looksUpTheLastPriceAtOrBeforeATime() {
        RecordedPrices prices = new RecordedPrices(
                new SimulatedMarket(List.of(new SimulatedSymbol("X", new BigDecimal("100"), 0, 0)), Scenario.NONE, 1)
                        .prices(50, 10, 3));

        assertThat(prices.priceAt("X", 49)).isEmpty();
        assertThat(prices.priceAt("Y", 50)).isEmpty();
        assertThat(prices.priceAt("X", 65)).contains(new BigDecimal("100.000000000000000000"));
        assertThat(prices.firstPrices(49)).isEmpty();
        assertThat(prices.firstPrices(50)).containsOnlyKeys("X");
        assertThat(prices.symbols()).containsExactly("X");
    }
}
