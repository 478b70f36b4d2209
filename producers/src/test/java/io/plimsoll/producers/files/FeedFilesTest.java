package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.avro.PriceTick;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFilesTest {
    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static List<String> prices(List<FeedRecord> feed) {
        return feed.stream()
                .map(entry -> (FeedRecord.Price) entry)
                .map(price -> price.timeMs() + " " + price.key() + " "
                        + price.tick().getMarkPrice().stripTrailingZeros().toPlainString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100,103,99,102 | 0 X 100, 15000 X 99, 30000 X 103, 45000 X 102",
                "102,103,98,99 | 0 X 102, 15000 X 103, 30000 X 98, 45000 X 99",
                "100,102,98,101 | 0 X 100, 15000 X 98, 30000 X 102, 45000 X 101",
                "5,5,5,5 | 0 X 5, 15000 X 5, 30000 X 5, 45000 X 5",
            })
    void givesOpenNearerExtremeOtherExtremeCloseAtEqualSteps(String bar, String expected) throws IOException {
        Path klines = file("k.csv", "timestamp_ms,open,high,low,close,volume_base\n0," + bar + ",1\n");

        var feed =
                new FeedFiles().klines(klines, Optional.of("X"), OhlcPath.FULL).records();

        assertThat(prices(feed)).containsExactly(expected.split(", "));
    }

    @Test
    void givesTheCloseAloneWhenAskedTo() throws IOException {
        Path klines = file(
                "k.csv", "timestamp_ms,open,high,low,close,volume_base\n0,100,103,99,102,1\n240000,102,103,98,99,1\n");

        var feed =
                new FeedFiles().klines(klines, Optional.of("X"), OhlcPath.CLOSE).records();

        assertThat(prices(feed)).containsExactly("180000 X 102", "420000 X 99");
    }

    @Test
    void readsBinancesTwelveColumnsWithoutAHeader() throws IOException {
        Path klines = file(
                "BTCUSDT-1m.csv",
                "1000,100,103,99,102,7.5,60999,765,12,3.5,357,0\n61000,102,103,98,99,1,120999,100,2,0.5,50,0\n");

        var feed = new FeedFiles()
                .klines(klines, Optional.of("BTCUSDT"), OhlcPath.CLOSE)
                .records();

        assertThat(prices(feed)).containsExactly("46000 BTCUSDT 102", "106000 BTCUSDT 99");
    }

    @Test
    void readsGzippedBarsOfManySymbolsEachAtItsOwnInterval() throws IOException {
        Path klines = GzipFile.write(
                dir.resolve("k.csv.gz"),
                "symbol,timestamp_ms,open,high,low,close,volume_base,turnover_quote\n"
                        + "A,0,1,1,1,1,0,9\nA,4000,2,2,2,2,0,9\nB,0,3,3,3,3,0,9\nB,8000,4,4,4,4,0,9\n");

        var feed =
                new FeedFiles().klines(klines, Optional.empty(), OhlcPath.CLOSE).records();

        assertThat(prices(feed)).containsExactly("3000 A 1", "6000 B 3", "7000 A 2", "14000 B 4");
    }

    @Test
    void readsColumnsInAnyOrderAfterAByteOrderMark() throws IOException {
        Path path = file(
                "p.csv",
                "\uFEFFmarkPrice,nextFundingTime,symbol,fundingRate,time,indexPrice,lastPrice\n"
                        + "5.5,99,X,-0.0001,7,5.4,5.6\n6,,X,,8,,\n");

        var feed = new FeedFiles().prices(path).records();

        PriceTick first = ((FeedRecord.Price) feed.get(0)).tick();
        assertThat(prices(feed)).containsExactly("7 X 5.5", "8 X 6");
        assertThat(first.getFundingRate()).isEqualTo(new BigDecimal("-0.000100000000000000"));
        assertThat(first.getNextFundingTime()).isEqualTo(Instant.ofEpochMilli(99));
        assertThat(first.getIndexPrice()).isEqualTo(new BigDecimal("5.400000000000000000"));
        assertThat(first.getLastPrice()).isEqualTo(new BigDecimal("5.600000000000000000"));
        assertThat(((FeedRecord.Price) feed.get(1)).tick().getFundingRate()).isNull();
    }

    @Test
    void ordersEqualTimesByKindThenFileThenLine() throws IOException {
        Path prices = file("p.csv", "time,symbol,markPrice\n5,B,1\n5,A,1\n4,C,1\n");
        Path more = file("q.csv", "time,symbol,markPrice\n5,A,2\n");
        Path positions = file(
                "s.csv",
                "time,account,symbol,side,marginMode,quantity,entryPrice,isolatedMargin,leverage\n"
                        + "5,a,A,SHORT,ISOLATED,1,2,3,4\n");
        Path balances = file("b.csv", "time,account,asset,walletBalance\n5,a,USDT,1\n");
        Path instruments = file("i.json", """
                {"A": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": 1, "takerFeeRate": 0,
                 "liquidationFeeRate": 0, "tiers": [{"notionalFloor": 0, "notionalCap": null,
                 "maintenanceMarginRate": 0.01, "maxLeverage": 20}]}}
                """);

        var feed = new FeedFiles()
                .prices(more)
                .prices(prices)
                .positions(positions)
                .balances(balances)
                .instruments(instruments, 5)
                .records();

        assertThat(feed)
                .extracting(r -> r.rank() + " " + r.key() + " " + r.source().line())
                .containsExactly("3 C 4", "0 A 1", "1 a 2", "2 a 2", "3 A 2", "3 B 2", "3 A 3");
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
