package io.plimsoll.risk.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StalePricesTest {

    private final StalePrices prices = new StalePrices(60_000);

    @Test
    void aSymbolIsStaleWhenTheMarketIsMoreThanAMinutePastItsLastPrice() {
        prices.onPrice("BTCUSDT", 0);
        assertThat(prices.onPrice("ETHUSDT", 60_000)).isEmpty();

        assertThat(prices.onPrice("ETHUSDT", 60_001))
                .containsExactly(new QualityChange(
                        "BTCUSDT", PriceQuality.STALE, 60_000, 60_001, "its last price is of 1970-01-01T00:00:00Z"));
        assertThat(prices.onPrice("ETHUSDT", 90_000)).as("told once").isEmpty();
    }

    @Test
    void itsNextPriceMakesItGoodUnlessThatIsOldAsWell() {
        prices.onPrice("BTCUSDT", 0);
        prices.onPrice("ETHUSDT", 200_000);

        assertThat(prices.onPrice("BTCUSDT", 139_999))
                .as("still a minute behind")
                .isEmpty();
        assertThat(prices.onPrice("BTCUSDT", 140_000))
                .containsExactly(new QualityChange("BTCUSDT", PriceQuality.GOOD, 140_000, 200_000, ""));
    }

    @Test
    void afterARestartItGoesOnFromTheLastPrices() {
        StalePrices restored = new StalePrices(60_000);
        restored.restore("ETHUSDT", 100_000);
        restored.restore("BTCUSDT", 0);
        restored.restore("SOLUSDT", 90_000);

        assertThat(restored.onPrice("ETHUSDT", 150_001))
                .as("BTCUSDT was told before")
                .extracting(QualityChange::symbol)
                .containsExactly("SOLUSDT");
        assertThat(restored.onPrice("BTCUSDT", 150_002))
                .extracting(QualityChange::quality)
                .containsExactly(PriceQuality.GOOD);
    }
}
