package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietPricesTest {

    private static final AlertRule RATIO = AlertRule.of(
            "ratio", RuleKind.MARGIN_RATIO, Map.of(Severity.WARNING, 0.60, Severity.CRITICAL, 0.80), 0.02, 0);
    private static final AlertRule DISTANCE =
            AlertRule.of("distance", RuleKind.LIQUIDATION_DISTANCE, Map.of(Severity.WARNING, 0.10), 0.005, 0);

    private final HeldAccount account = new HeldAccount("a-17");
    private final List<Listing> listings = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final UnitLines lines = new UnitLines();
    private final QuietPrices quiet = new QuietPrices(lines, new QuietInputs(new Market()));

    private void listed(Instrument instrument, double mark) {
        Listing listing = new Listing(instrument.symbol());
        listing.list(instrument);
        listing.price(mark, 1);
        listings.add(listing);
        instruments.add(instrument);
    }

    private boolean find(AlertRule rule, Position... positions) {
        RuleBounds bounds = new RuleBounds(rule);
        Scope scope = Scope.cross(instruments.get(0).settleAsset());
        HeldUnit unit = new HeldUnit(account, scope, List.of(positions), listings.toArray(Listing[]::new));
        unit.readLevels(List.of(bounds));
        lines.load(unit, unit.collateral());
        return quiet.find(unit, List.of(bounds));
    }

    private void atWarning() {
        account.state.ladders.put(
                new LadderKey("a-17", Scope.cross("USDT"), "ratio", null),
                new LadderState(Severity.WARNING, 1, "id", 0, 1_000, null, 0));
    }

    @Test
    void aLoneLongIsQuietDownToThePriceWhereItsRatioReachesTheFirstLevel() {
        listed(InstrumentBuilder.linear("BTCUSDT").build(), 60_000);
        account.state.balances.put("USDT", 1_500.0);

        assertThat(find(RATIO, longOf("BTCUSDT").entry(60_000).build())).isTrue();

        assertThat(quiet.lower(0)).isCloseTo(58_892.617449664, within(1e-4));
        assertThat(quiet.upper(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** 0.8 (p − 58,500) = 0.004 p and 0.004 p = 0.58 (p − 58,500). */
    @Test
    void atALevelItIsQuietBetweenTheNextLevelAndTheEndOfTheHysteresisBand() {
        listed(InstrumentBuilder.linear("BTCUSDT").build(), 58_850);
        account.state.balances.put("USDT", 1_500.0);
        atWarning();

        assertThat(find(RATIO, longOf("BTCUSDT").entry(60_000).build())).isTrue();

        assertThat(quiet.lower(0)).isCloseTo(58_793.969849246, within(1e-4));
        assertThat(quiet.upper(0)).isCloseTo(58_906.25, within(1e-4));
    }

    /** Liquidation at 40,000 / 0.996 = 40,160.643, a tenth below 44,622.936. */
    @Test
    void aDistanceIsQuietDownToThePriceThatIsItsLevelAwayFromLiquidation() {
        listed(InstrumentBuilder.linear("BTCUSDT").build(), 60_000);
        account.state.balances.put("USDT", 20_000.0);

        assertThat(find(DISTANCE, longOf("BTCUSDT").entry(60_000).build())).isTrue();

        assertThat(quiet.lower(0)).isCloseTo(44_622.936189, within(1e-4));
        assertThat(quiet.upper(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** 0.6 (0.5 + 1 − 10,000 / p) = 100 / p. */
    @Test
    void anInverseLongIsQuietInTheReciprocalOfThePrice() {
        listed(
                InstrumentBuilder.inverse("BTCUSD", "BTC")
                        .contractSize(10)
                        .flat(0.01, 0)
                        .build(),
                10_000);
        account.state.balances.put("BTC", 0.5);

        Position position = longOf("BTCUSD").quantity(1_000).entry(10_000).build();
        assertThat(find(RATIO, position)).isTrue();

        assertThat(quiet.lower(0)).isCloseTo(6_777.777777778, within(1e-4));
        assertThat(quiet.upper(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void twoSymbolsAtTheWorstCornerOfTheirBoxHaveUsedUpTheRoomAndNoMore() {
        listed(InstrumentBuilder.linear("BTCUSDT").build(), 60_000);
        listed(InstrumentBuilder.linear("ETHUSDT").flat(0.01, 0).build(), 3_000);
        account.state.balances.put("USDT", 2_500.0);
        Position btc = longOf("BTCUSDT").entry(60_000).build();
        Position eth = longOf("ETHUSDT").quantity(4).entry(3_000).build();

        assertThat(find(RATIO, btc, eth)).isTrue();

        MarginUnit corner = MarginUnit.cross(
                "USDT",
                2_500,
                Arrays.asList(
                        new OpenPosition(btc, instruments.get(0), quiet.lower(0)),
                        new OpenPosition(eth, instruments.get(1), quiet.lower(1))));
        assertThat(corner.marginRatio()).isBetween(0.5999999, 0.60);
        assertThat(quiet.lower(0)).isBetween(57_000.0, 59_900.0);
        assertThat(quiet.lower(1)).isBetween(2_700.0, 2_990.0);
    }

    @Test
    void thereIsNoQuietWhereTheNextEvaluationRaises() {
        listed(InstrumentBuilder.linear("BTCUSDT").build(), 58_800);
        account.state.balances.put("USDT", 1_500.0);

        assertThat(find(RATIO, longOf("BTCUSDT").entry(60_000).build())).isFalse();
    }
}
