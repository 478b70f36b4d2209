package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a file that is not as it should be; {@code /} stands for a line end. */
class BadInputTest {
    private static final String DIGITS = " (at most 20 integer and 18 fractional digits)";
    private static final String POSITIVE = "expected a decimal number > 0" + DIGITS;
    private static final String TIME = "expected an integer >= 0, Unix milliseconds, at most year 9999";

    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text.replace('/', '\n'));
    }

    private static void assertFault(FeedFiles files, String message) {
        assertThatThrownBy(files::records)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,X,6O0 | 2: markPrice: found \"6O0\", " + POSITIVE,
                "1,X,NaN | 2: markPrice: found \"NaN\", " + POSITIVE,
                "1,X,Infinity | 2: markPrice: found \"Infinity\", " + POSITIVE,
                "1,X,1e5 | 2: markPrice: found \"1e5\", " + POSITIVE,
                "1,X,0 | 2: markPrice: found \"0\", " + POSITIVE,
                "1,X,-5 | 2: markPrice: found \"-5\", " + POSITIVE,
                "1,X, | 2: markPrice: found nothing, " + POSITIVE,
                "1,X,0.1234567890123456789 | 2: markPrice: found \"0.1234567890123456789\", " + POSITIVE,
                "1,X,123456789012345678901 | 2: markPrice: found \"123456789012345678901\", " + POSITIVE,
                "1,,5 | 2: symbol: found nothing, expected text",
                "1.5,X,5 | 2: time: found \"1.5\", " + TIME,
                "-1,X,5 | 2: time: found \"-1\", " + TIME,
                "1759375800000000,X,5 | 2: time: found \"1759375800000000\", " + TIME,
                "1,X | 2: row: found 2 cells, expected 3 cells",
                "5,X,7/6,Y,7/4,X,7 | 4: time: found 4 after 5, expected a time >= 5 for X",
            })
    void namesLineFieldFoundAndExpectedOfAPrice(String rows, String message) throws IOException {
        Path path = file("p.csv", "time,symbol,markPrice/" + rows + "/");

        assertFault(new FeedFiles().prices(path), path + ":" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "time,symbol,markPrice,colour | 1: colour: found an unknown column, expected only"
                        + " time,symbol,markPrice [lastPrice,indexPrice,fundingRate,nextFundingTime]",
                "time,markPrice,lastPrice | 1: symbol: found no such column, expected header with"
                        + " time,symbol,markPrice [lastPrice,indexPrice,fundingRate,nextFundingTime]",
                "time,symbol,markPrice,time | 1: time: found a second column of this name, expected one",
            })
    void namesAWrongColumn(String header, String message) throws IOException {
        Path path = file("p.csv", header + "/1,X,5,1/");

        assertFault(new FeedFiles().prices(path), path + ":" + message);
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path path = dir.resolve("none.csv");

        assertFault(new FeedFiles().prices(path), path + ": file: found nothing, expected an existing file");
    }

    @Test
    void namesADirectory() {
        assertFault(new FeedFiles().prices(dir), dir + ": file: found a directory, expected a file");
    }

    @Test
    void namesAnEmptyFile() throws IOException {
        Path path = file("p.csv", "");

        assertFault(new FeedFiles().prices(path), path + ": file: found an empty file, expected a header and rows");
    }

    @Test
    void namesAHeaderWithoutRows() throws IOException {
        Path path = file("p.csv", "time,symbol,markPrice/");

        assertFault(
                new FeedFiles().prices(path), path + ": file: found a header without rows, expected at least one row");
    }

    @Test
    void namesAFileThatIsNotGzipThoughItsNameSaysSo() throws IOException {
        Path path = file("p.csv.gz", "time,symbol,markPrice/1,X,5/");

        assertFault(
                new FeedFiles().prices(path),
                path + ": file: found ZipException (Not in GZIP format), expected a complete gzip file");
    }

    @Test
    void namesAGzipFileThatIsCutOff() throws IOException {
        Path whole = GzipFile.write(dir.resolve("whole.csv.gz"), "time,symbol,markPrice\n1,X,5\n");
        byte[] bytes = Files.readAllBytes(whole);
        Path path = Files.write(dir.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length - 12));

        assertFault(
                new FeedFiles().prices(path),
                path
                        + ": file: found EOFException (Unexpected end of ZLIB input stream), expected a complete gzip file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0,100,98,99,98,1 | 2: high: found 98, expected a price >= low 99",
                "0,104,103,99,102,1 | 2: open: found 104, expected a price between low 99 and high 103",
                "0,100,103,99,98,1 | 2: close: found 98, expected a price between low 99 and high 103",
                "0,100,103,99,102,-1 | 2: volume_base: found \"-1\", expected a decimal number >= 0" + DIGITS,
                "5,100,103,99,102,1/5,100,103,99,102,1 | 3: timestamp_ms: found 5 after 5, expected a time > 5 for X",
            })
    void namesAnImpossibleBar(String rows, String message) throws IOException {
        Path path = file("k.csv", "timestamp_ms,open,high,low,close,volume_base/" + rows + "/");

        assertFault(new FeedFiles().klines(path, Optional.of("X"), OhlcPath.FULL), path + ":" + message);
    }

    @Test
    void asksOnceForTheSymbolThatNeitherFileNorOptionGives() throws IOException {
        Path path = file("k.csv", "timestamp_ms,open,high,low,close,volume_base/0,1,1,1,1,1/1,1,1,1,1,1/");

        assertFault(
                new FeedFiles().klines(path, Optional.empty(), OhlcPath.FULL),
                path + ":2: symbol: found no symbol column, expected a symbol column or the option --symbol");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "X,USDT,1,5,50,0.01,9,0 | 2: notional_floor of X: found 5, expected 0, where the bracket before ends",
                "X,USDT,1,0,50,0.01,9,0/X,USDT,2,60,70,0.02,9,0.5 | 3: notional_floor of X: found 60, expected 50,"
                        + " where the bracket before ends",
                "X,USDT,1,0,50,0.01,9,0/X,USDT,2,50,50,0.02,9,0.5 | 3: notional_cap of X: found 50, expected more"
                        + " than the floor 50",
                "X,USDT,1,0,50,0.01,9,0/X,USDT,2,50,70,0.009,9,0 | 3: maint_margin_rate of X: found 0.009, expected"
                        + " at least 0.01",
                "X,USDT,1,0,50,0.01,9,0/X,USDT,2,50,70,0.02,9,0.6 | 3: maint_amount_cum of X: found 0.6, expected 0.5",
            })
    void namesABracketThatDoesNotFollowTheOneBefore(String rows, String message) throws IOException {
        Path path = file(
                "b.csv",
                "symbol,margin_asset,bracket,notional_floor,notional_cap,maint_margin_rate,max_leverage,"
                        + "maint_amount_cum/" + rows + "/");

        assertFault(new FeedFiles().brackets(path, BigDecimal.ZERO, 0), path + ":" + message);
    }

    @Test
    void namesEveryFaultOfAPositionAndABalance() throws IOException {
        Path positions = file(
                "p.csv",
                "time,account,symbol,side,marginMode,quantity,entryPrice,isolatedMargin,leverage"
                        + "/1,a,X,long,BOTH,1,0,-1,0/2,a,X,LONG,CROSS,0,0,,/1,a,X,LONG,CROSS,0,0,,/");
        Path balances = file("b.csv", "time,account,asset,walletBalance/2,a,USDT,-5/1,a,USDT,5/");

        assertFault(
                new FeedFiles().positions(positions).balances(balances),
                String.join(
                        "\n",
                        positions + ":2: side: found \"long\", expected LONG or SHORT",
                        positions + ":2: marginMode: found \"BOTH\", expected CROSS or ISOLATED",
                        positions + ":2: entryPrice: found \"0\", " + POSITIVE,
                        positions + ":2: isolatedMargin: found \"-1\", expected a decimal number >= 0" + DIGITS,
                        positions + ":2: leverage: found \"0\", " + POSITIVE,
                        positions + ":4: time: found 1 after 2, expected a time >= 2 for a X LONG",
                        balances + ":3: time: found 1 after 2, expected a time >= 2 for a USDT"));
    }

    @Test
    void keepsAHundredFaultsAndCountsTheRest() throws IOException {
        Path path = file("p.csv", "time,symbol,markPrice/" + "1,X,0/".repeat(130));

        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class, () -> new FeedFiles().prices(path).records());

        assertThat(thrown.total()).isEqualTo(130);
        assertThat(thrown.faults()).hasSize(100);
        assertThat(String.valueOf(thrown.getMessage()).lines())
                .hasSize(101)
                .startsWith(path + ":2: markPrice: found \"0\", " + POSITIVE)
                .endsWith(path + ":101: markPrice: found \"0\", " + POSITIVE, "… and 30 more");
    }
}
