package io.plimsoll.risk.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final PriceMoves CRASH = new PriceMoves(
            Check.copy(Map.of("BTCUSDT", -0.175)),
            Check.copy(Map.of("ETH", -0.246, "USDE", -0.35)),
            Optional.of(BetaMove.of(-0.2, Map.of("ETH", 5.0, "SOL", 1.5, "DOGE", 8.0))),
            -0.5);

    @Test
    void theSymbolDecidesBeforeTheBaseAssetBeforeTheBetaBeforeTheOthers() {
        assertThat(CRASH.factorOfContract("BTCUSDT", "BTC")).isCloseTo(0.825, within(1e-15));
        assertThat(CRASH.factorOfContract("BTCUSD_PERP", "BTC")).isEqualTo(0.5);
        assertThat(CRASH.factorOfContract("ETHUSDT", "ETH")).isCloseTo(0.754, within(1e-15));
        assertThat(CRASH.factorOfContract("SOLUSDT", "SOL")).isCloseTo(0.7, within(1e-15));
        assertThat(CRASH.factorOfContract("XRPUSDT", "XRP")).isEqualTo(0.5);
    }

    @Test
    void aCoinMovesAsItsBaseAssetAndCashOnlyWhenNamed() {
        assertThat(CRASH.factorOfAsset("ETH")).isCloseTo(0.754, within(1e-15));
        assertThat(CRASH.factorOfAsset("BTC")).isEqualTo(0.5);
        assertThat(CRASH.factorOfAsset("USDT")).isEqualTo(1);
        assertThat(CRASH.factorOfAsset("USDE")).isCloseTo(0.65, within(1e-15));
    }

    @Test
    void aMoveOfMinusHundredPercentAndBeyondLeavesABillionthOfThePrice() {
        assertThat(CRASH.factorOfContract("DOGEUSDT", "DOGE")).isEqualTo(1e-9);
        assertThat(PriceMoves.uniform(-1).factorOfAsset("BTC")).isEqualTo(1e-9);
    }

    @Test
    void aCollateralRateIsCutInPointsAndNeverBelowZero() {
        CollateralShock cut = CollateralShock.of(Map.of("ETH", 0.2, "USDC", 0.05), 0.1);

        assertThat(cut.weightAfter("ETH", 0.95)).isCloseTo(0.75, within(1e-15));
        assertThat(cut.weightAfter("SOL", 0.05)).isZero();
        assertThat(cut.weightAfter("USDT", 1)).isEqualTo(1);
        assertThat(cut.weightAfter("USDC", 1)).isEqualTo(0.95);
    }

    @Test
    void knowsWhetherItShocksAnythingButPrices() {
        FundingShock tenfold = new FundingShock(10, 24);
        List<PriceMoves> path = List.of(PriceMoves.uniform(-0.3));

        assertThat(Scenario.ofPrices("a", "", CRASH).movesPricesOnly()).isTrue();
        assertThat(new Scenario("a", "", path, new FundingShock(10, 0), CollateralShock.NONE).movesPricesOnly())
                .isTrue();
        assertThat(new Scenario("a", "", path, tenfold, CollateralShock.NONE).movesPricesOnly())
                .isFalse();
        assertThat(new Scenario("a", "", path, FundingShock.NONE, CollateralShock.of(Map.of(), 0.1)).movesPricesOnly())
                .isFalse();
    }

    @Test
    void namesTheFaultTheValueFoundAndTheValueExpected() {
        assertThatThrownBy(() -> PriceMoves.uniform(-30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("move of others is -30.0, expected a fraction from -1 (-100 %) to 100");
        assertThatThrownBy(() -> PriceMoves.ofSymbols(Map.of("BTCUSDT", Double.NaN)))
                .hasMessage("move of symbol BTCUSDT is NaN, expected a fraction from -1 (-100 %) to 100");
        assertThatThrownBy(() -> PriceMoves.ofBaseAssets(Map.of("BTC", -1.5), 0))
                .hasMessage("move of base asset BTC is -1.5, expected a fraction from -1 (-100 %) to 100");
        assertThatThrownBy(() -> PriceMoves.ofBetas(-0.2, Map.of("ETH", Double.POSITIVE_INFINITY), 0))
                .hasMessage("beta of ETH is Infinity, expected a number from -100 to 100");
        assertThatThrownBy(() -> new FundingShock(10, -1))
                .hasMessage("funding hours is -1.0, expected a finite number from 0");
        assertThatThrownBy(() -> CollateralShock.of(Map.of("BTC", 20.0), 0))
                .hasMessage("collateral cut of BTC is 20.0, expected a fraction from 0 to 1");
        assertThatThrownBy(() -> Scenario.ofPrices("crash", "", new PriceMoves[0]))
                .hasMessage("path of scenario crash is empty, expected at least one step");
        assertThatThrownBy(() -> Scenario.ofPrices(" ", "", CRASH))
                .hasMessage("scenario name is \" \", expected a text that is not blank");
    }
}
