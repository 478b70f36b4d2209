package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One account, long 1 BTCUSDT from 100 with 49 USDT; maintenance is 20 % of notional. At mark P its ratio is
 * 0.2 P / (P − 51): 0.625 at 75, 0.8 at 68, 0.4 at 102; it is liquidated at 63.75.
 */
class ReplayCommandTest {
    private static final String GOOD_PRICES = """
            time,symbol,markPrice
            1760054401000,BTCUSDT,100
            1760054402000,BTCUSDT,75
            1760054403000,BTCUSDT,68
            1760054404500,BTCUSDT,102
            """;

    private static final Path GOLDEN = Path.of("src/test/resources/golden/alerts.jsonl");

    @TempDir
    Path dir;

    @Test
    void writesTheAlertsOfACrashAndItsRecovery() throws IOException {
        Path alerts = dir.resolve("alerts.jsonl");

        Cli run = replay(prices(GOOD_PRICES), alerts);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsExactly("7 records, 0 prices not let through, 5 alert events in " + alerts);
        List<String> lines = Files.readAllLines(alerts).stream()
                .map(line -> line.replace(dir.toString(), "DIR"))
                .toList();
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path first = dir.resolve("first.jsonl");
        Path second = dir.resolve("second.jsonl");

        replay(prices(GOOD_PRICES), first);
        replay(prices(GOOD_PRICES), second);

        assertThat(Files.readAllBytes(first)).isNotEmpty().isEqualTo(Files.readAllBytes(second));
    }

    @Test
    void aWickRaisesAlertsUnlessOnlyTheCloseIsAsked() {
        Path calm = prices("time,symbol,markPrice\n1760054401000,BTCUSDT,100\n");
        Path bar = write("bar.csv", """
                timestamp_ms,open,high,low,close,volume_base
                1760054460000,100,100,60,100,1
                """);

        Cli full = replay(calm, dir.resolve("full.jsonl"), "--klines", bar, "--symbol", "BTCUSDT");
        Cli close = replay(calm, dir.resolve("close.jsonl"), "--klines", bar, "--symbol", "BTCUSDT", "--ohlc", "close");

        // a fall to 60 and back: each of the two rules raises at EMERGENCY and resolves
        assertThat(full.out())
                .containsExactly("8 records, 0 prices not let through, 4 alert events in " + dir.resolve("full.jsonl"));
        assertThat(close.out())
                .containsExactly(
                        "5 records, 0 prices not let through, 0 alert events in " + dir.resolve("close.jsonl"));
    }

    @Test
    void writesTheFiguresOfAccountsWhenAskedTo() throws IOException {
        Path snapshots = dir.resolve("snapshots.jsonl");

        Cli run = replay(prices(GOOD_PRICES), dir.resolve("alerts.jsonl"), "--snapshots", snapshots);

        assertThat(run.err()).isEmpty();
        List<String> lines = Files.readAllLines(snapshots);
        // balance, position, and prices of 100, 75, 68 and 102
        assertThat(lines).hasSize(6).allMatch(line -> line.startsWith("{\"account\":\"a-1\""));
        assertThat(lines.get(4)).contains("\"marketSequence\":2").contains("\"marginRatio\":\"0.8\"");
        assertThat(lines.get(4))
                .contains(
                        "{\"scope\":\"CROSS:USDT\",\"ruleId\":\"margin-ratio\",\"symbol\":null,\"severity\":\"CRITICAL\"");
    }

    @Test
    void takesRulesFromAFile() throws IOException {
        Path rules = write("rules.yaml", """
                rules:
                  - {id: mine, kind: MARGIN_RATIO, levels: {EMERGENCY: 0.7}}
                """);
        Path alerts = dir.resolve("alerts.jsonl");

        Cli run = replay(prices(GOOD_PRICES), alerts, "--rules", rules);

        assertThat(run.out()).containsExactly("7 records, 0 prices not let through, 2 alert events in " + alerts);
        assertThat(Files.readAllLines(alerts)).allMatch(line -> line.contains("\"ruleId\":\"mine\""));
    }

    /**
     * Under −20 % the ratio at mark P is 0.16 P / (0.8 P − 51): at 100 0.5517, at 75 1.3333 (balance 9, maintenance 12 at
     * 60), at 68 0.16 × 68 / 3.4 = 3.2, at 102 0.16 × 102 / 30.6 = 0.5333.
     */
    @Test
    void aStressRuleRaisesWhenItsScenarioWouldLiquidateTheAccount() throws IOException {
        write("fifth.yaml", "{name: a-fifth-off, moves: {assets: {BTC: -0.2}}}");
        Path rules = write("rules.yaml", """
                rules:
                  - {id: crash, kind: STRESS, scenario: fifth.yaml, levels: {WARNING: 1, CRITICAL: 2}}
                """);
        Path alerts = dir.resolve("alerts.jsonl");

        Cli run = replay(prices(GOOD_PRICES), alerts, "--rules", rules);

        assertThat(run.err()).isEmpty();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(alerts)) {
            events.add(new ObjectMapper().readTree(line));
        }
        assertThat(events)
                .extracting(
                        event -> event.path("type").asText(),
                        event -> event.path("severity").asText(),
                        event -> event.path("ruleKind").asText(),
                        event -> event.path("evidence").path("scenario").asText())
                .containsExactly(
                        tuple("RAISED", "WARNING", "STRESS", "a-fifth-off"),
                        tuple("ESCALATED", "CRITICAL", "STRESS", "a-fifth-off"),
                        tuple("RESOLVED", "null", "STRESS", "a-fifth-off"));
        assertThat(events)
                .extracting(event -> event.path("value").asDouble())
                .usingComparatorForType(new DoubleComparator(1e-12), Double.class)
                .containsExactly(4.0 / 3, 3.2, 8.0 / 15);
        assertThat(events.get(0).path("message").asText())
                .isEqualTo("WARNING: CROSS:USDT in account a-1 would be liquidated by scenario a-fifth-off:"
                        + " its margin ratio 1.3333 reached 1.00");
        JsonNode worst = events.get(0).path("evidence").path("stress");
        assertThat(worst.path("pathTime").asText()).isEqualTo("1");
        assertThat(worst.path("marginBalance").asText()).isEqualTo("9");
        assertThat(worst.path("maintenanceMargin").asText()).isEqualTo("12");
        assertThat(worst.path("markPrices").path("BTCUSDT").asText()).isEqualTo("60");
    }

    /**
     * Seven gains and seven losses of 1 give an RSI of 50; a gain of 10 then one of 100 x 16.5 / 23 = 71.739. Its minute
     * closes with the next price, 110, at which the long is 110 / 59 of equity.
     */
    @Test
    void aSignalRuleRaisesWhenTheMinuteClosesThatGaveTheSignal() throws IOException {
        Path rules = write("rules.yaml", """
                rules:
                  - {id: against-me, kind: SIGNAL, signals: [RSI_OVERBOUGHT], intervals: [1m], levels: {INFO: 0.01}}
                """);
        Path alerts = dir.resolve("alerts.jsonl");

        Cli run =
                replay(prices("time,symbol,markPrice\n" + minutes(0, 17, "%d,BTCUSDT,%d\n")), alerts, "--rules", rules);

        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(alerts)).singleElement().satisfies(line -> {
            JsonNode raised = new ObjectMapper().readTree(line);
            assertThat(raised.path("type").asText()).isEqualTo("RAISED");
            assertThat(raised.path("reason").asText()).isEqualTo("SIGNAL_SEEN");
            assertThat(raised.path("time").asText()).isEqualTo("2025-10-10T00:17:00.000Z");
            JsonNode market = raised.path("evidence").path("market");
            assertThat(market.path("signal").path("kind").asText()).isEqualTo("RSI_OVERBOUGHT");
            assertThat(market.path("signal").path("value").asDouble()).isCloseTo(71.739130435, within(1e-9));
            assertThat(market.path("equityShare").asDouble()).isCloseTo(1.864406780, within(1e-9));
        });
    }

    /**
     * The same minutes as history, whose signal is not told: ATR 14 is (13 x 1 + 10) / 14, and liquidation at 63.75 is
     * 46.25 x 14 / 23 of it away.
     */
    @Test
    void historyWarmsIndicatorsAndSignalsNothing() throws IOException {
        Path rules = write("rules.yaml", """
                rules:
                  - {id: bars, kind: LIQUIDATION_DISTANCE_ATR, interval: 1m, levels: {WARNING: 30}}
                  - {id: against-me, kind: SIGNAL, signals: [RSI_OVERBOUGHT], intervals: [1m], levels: {INFO: 0.01}}
                """);
        Path history = write(
                "history.csv",
                "timestamp_ms,open,high,low,close,volume_base\n" + minutes(0, 15, "%d,%2$d,%2$d,%2$d,%2$d,1\n"));
        Path prices = prices("time,symbol,markPrice\n" + minutes(16, 16, "%d,BTCUSDT,%d\n"));
        Path cold = dir.resolve("cold.jsonl");
        Path warm = dir.resolve("warm.jsonl");

        replay(prices, cold, "--rules", rules);
        Cli run = replay(prices, warm, "--rules", rules, "--history", history, "--symbol", "BTCUSDT");

        assertThat(run.err()).isEmpty();
        assertThat(cold).isEmptyFile();
        assertThat(Files.readAllLines(warm)).singleElement().satisfies(line -> {
            JsonNode raised = new ObjectMapper().readTree(line);
            assertThat(raised.path("ruleId").asText()).isEqualTo("bars");
            assertThat(raised.path("value").asDouble()).isCloseTo(28.152173913, within(1e-9));
        });
    }

    /** A row a minute from 00:01 on: 100, 101 in turn, 110 from the 15th on. */
    private static String minutes(int from, int to, String row) {
        StringBuilder rows = new StringBuilder();
        for (int minute = from; minute <= to; minute++) {
            rows.append(row.formatted(1_760_054_460_000L + minute * 60_000L, minute < 15 ? 100 + minute % 2 : 110));
        }
        return rows.toString();
    }

    @Test
    void replacesAnEarlierOutputOnlyWhenAllWentWell() throws IOException {
        Path alerts = Files.writeString(dir.resolve("alerts.jsonl"), "of yesterday\n");

        Cli failed = replay(prices("time,symbol,markPrice\n1,BTCUSDT,0\n"), alerts);

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(alerts).hasContent("of yesterday\n");
    }

    @Test
    void namesANumberThatIsNone() {
        Path prices = prices("time,symbol,markPrice\n1760054401000,BTCUSDT,1e5\n");

        refuses(
                prices,
                prices
                        + ":2: markPrice: found \"1e5\", expected a decimal number > 0 (at most 20 integer and 18 fractional digits)");
    }

    @Test
    void namesAPriceThatIsNotPositive() {
        Path prices = prices("time,symbol,markPrice\n1760054401000,BTCUSDT,100\n1760054402000,BTCUSDT,-0.5\n");

        refuses(
                prices,
                prices
                        + ":3: markPrice: found \"-0.5\", expected a decimal number > 0 (at most 20 integer and 18 fractional digits)");
    }

    @Test
    void namesAPriceThatIsNotANumber() {
        Path prices = prices("time,symbol,markPrice\n1760054401000,BTCUSDT,NaN\n");

        refuses(
                prices,
                prices
                        + ":2: markPrice: found \"NaN\", expected a decimal number > 0 (at most 20 integer and 18 fractional digits)");
    }

    @Test
    void namesATimeThatGoesBack() {
        Path prices = prices("time,symbol,markPrice\n1760054402000,BTCUSDT,100\n1760054401000,BTCUSDT,99\n");

        refuses(
                prices,
                prices
                        + ":3: time: found 1760054401000 after 1760054402000, expected a time >= 1760054402000 for BTCUSDT");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path prices = dir.resolve("nowhere.csv");

        refuses(prices, prices + ": file: found nothing, expected an existing file");
    }

    @Test
    void namesEveryFaultOnALineOfItsOwn() {
        Path prices = prices("time,symbol,markPrice\nsoon,BTCUSDT,0\n");

        refuses(
                prices,
                prices + ":2: time: found \"soon\", expected an integer >= 0, Unix milliseconds, at most year 9999",
                prices
                        + ":2: markPrice: found \"0\", expected a decimal number > 0 (at most 20 integer and 18 fractional digits)");
    }

    @Test
    void namesAColumnItDoesNotKnow() {
        Path prices = prices("time,symbol,markPrice,mood\n1760054401000,BTCUSDT,100,calm\n");

        refuses(
                prices,
                prices
                        + ":1: mood: found an unknown column, expected only time,symbol,markPrice [lastPrice,indexPrice,fundingRate,nextFundingTime]");
    }

    @Test
    void writesOverNothingThatItReads() throws IOException {
        Path prices = prices(GOOD_PRICES);
        for (Cli run : List.of(
                replay(prices, prices),
                replay(prices, dir.resolve(".").resolve(prices.getFileName())),
                replay(prices, dir.resolve("a.jsonl"), "--snapshots", prices),
                replay(prices, dir.resolve("a.jsonl"), "--snapshots", dir.resolve("a.jsonl")))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .singleElement()
                    .asString()
                    .contains("which this command also reads or writes, expected a file of its own");
        }
        assertThat(prices).hasContent(GOOD_PRICES);
    }

    @Test
    void namesAnOutputFolderThatIsNotThere() {
        Path out = dir.resolve("nowhere/alerts.jsonl");

        Cli run = replay(prices(GOOD_PRICES), out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .containsExactly("plimsoll: --out: found " + out
                        + " in a folder that does not exist, expected an existing folder");
    }

    private void refuses(Path prices, String... faults) {
        List<Path> before = files();

        Cli run = replay(prices, dir.resolve("alerts.jsonl"));

        assertThat(run.err())
                .containsExactlyElementsOf(
                        Stream.of(faults).map(fault -> "plimsoll: " + fault).toList());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(files())
                .as("files left behind besides the input")
                .filteredOn(file -> file.toString().contains("alerts"))
                .isEmpty();
        assertThat(files()).containsAll(before);
    }

    private Cli replay(Path prices, Path out, Object... more) {
        Path instruments = write("instruments.json", """
                {"BTCUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                  "liquidationFeeRate": "0", "lotSize": "0.1",
                  "tiers": [{"notionalFloor": "0", "notionalCap": null, "maintenanceMarginRate": "0.2",
                             "maintenanceAmount": "0", "maxLeverage": "5"}]}}
                """);
        Path balances = write("balances.csv", "time,account,asset,walletBalance\n1760054400000,a-1,USDT,49\n");
        Path positions = write("positions.csv", """
                time,account,symbol,side,marginMode,quantity,entryPrice,isolatedMargin,leverage
                1760054400000,a-1,BTCUSDT,LONG,CROSS,1,100,,
                """);
        Object[] args = Stream.concat(
                        Stream.of(
                                "replay",
                                "--prices",
                                prices,
                                "--instruments",
                                instruments,
                                "--balances",
                                balances,
                                "--positions",
                                positions,
                                "--out",
                                out),
                        Stream.of(more))
                .toArray();
        return Cli.run(args);
    }

    private Path prices(String text) {
        return write("prices.csv", text);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(dir.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(dir)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
