package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFilesTest {
    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void givesOpenNearerExtremeOtherExtremeCloseAtEqualSteps() throws IOException {
        Path klines = file(
                "k.csv", "timestamp_ms,open,high,low,close,volume_base\n0,100,103,99,102,1\n60000,102,103,98,99,1\n");

        var feed = new FeedFiles()
                .klines(klines, Optional.of("BTCUSDT"), OhlcPath.FULL)
                .records();

        assertThat(feed)
                .extracting(r -> r.timeMs() + " "
                        + ((FeedRecord.Price) r)
                                .tick()
                                .getMarkPrice()
                                .stripTrailingZeros()
                                .toPlainString())
                .containsExactly(
                        "0 100",
                        "15000 99",
                        "30000 103",
                        "45000 102",
                        "60000 102",
                        "75000 103",
                        "90000 98",
                        "105000 99");
    }

    @Test
    void namesEveryFaultOfAllFilesAtOnce() throws IOException {
        Path prices = file("p.csv", "time,symbol,markPrice\n5,BTCUSDT,NaN\n5,BTCUSDT,0\n5,BTCUSDT,7\n4,BTCUSDT,7\n");
        Path balances = file("b.csv", "time,account,asset,walletBalance,colour\n1,a,USDT,5,red\n");
        Path missing = dir.resolve("none.csv");

        var files = new FeedFiles().prices(prices).balances(balances).positions(missing);

        assertThatThrownBy(files::records)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(String.join(
                        "\n",
                        prices
                                + ":2: markPrice: found \"NaN\", expected a decimal number > 0 (at most 20 integer and 18"
                                + " fractional digits)",
                        prices + ":3: markPrice: found \"0\", expected a decimal number > 0 (at most 20 integer and 18"
                                + " fractional digits)",
                        prices + ":5: time: found 4 after 5, expected a time >= 5 for BTCUSDT",
                        balances
                                + ":1: colour: found an unknown column, expected only time,account,asset,walletBalance",
                        missing + ": file: found nothing, expected an existing file"));
    }

    @Test
    void namesTheAmountThatWouldKeepMaintenanceMarginContinuous() throws IOException {
        Path brackets = file(
                "br.csv",
                "symbol,margin_asset,bracket,notional_floor,notional_cap,maint_margin_rate,max_leverage,maint_amount_cum\n"
                        + "X,USDT,1,0,50000,0.004,125,0.0\nX,USDT,2,50000,60000,0.005,100,51.0\n");

        var files = new FeedFiles().brackets(brackets, new BigDecimal("0.0005"), 0);

        assertThatThrownBy(files::records).hasMessage(brackets + ":3: maint_amount_cum of X: found 51, expected 50");
    }
}
