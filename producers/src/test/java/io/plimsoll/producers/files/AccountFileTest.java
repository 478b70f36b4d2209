package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.producers.files.AccountEntry.Faulty;
import io.plimsoll.producers.files.AccountEntry.Valid;
import io.plimsoll.schemas.avro.LiquidationBasis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFileTest {
    private static final String DIGITS = " (at most 20 integer and 18 fractional digits)";
    private static final String GOOD = """
            {"account": "desk-7", "asOf": "2026-01-01T00:00:00.000Z",
             "balances": {"USDT": "1500", "XBT": 2},
             "instruments": {
               "BTCUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0.0005",
                 "liquidationFeeRate": "0", "baseAsset": "BTC",
                 "tiers": [{"notionalFloor": "0", "notionalCap": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125"},
                           {"notionalFloor": "50000", "notionalCap": null, "maintenanceMarginRate": "0.005", "maxLeverage": null}]},
               "XBTUSD": {"contract": "INVERSE", "settleAsset": "XBT", "contractSize": "1", "takerFeeRate": "0",
                 "liquidationBasis": "ENTRY_VALUE",
                 "tiers": [{"notionalFloor": "0", "notionalCap": null, "maintenanceMarginRate": "0.01", "maxLeverage": null}]}},
             "positions": [
               {"symbol": "BTCUSDT", "side": "LONG", "marginMode": "CROSS", "quantity": "1", "entryPrice": "60000", "markPrice": "58800"},
               {"symbol": "BTCUSDT", "side": "SHORT", "marginMode": "ISOLATED", "quantity": "2", "entryPrice": "59000", "markPrice": "58800", "isolatedMargin": "900"},
               {"symbol": "XBTUSD", "side": "LONG", "marginMode": "CROSS", "quantity": "7", "entryPrice": "59100", "markPrice": "58900", "leverage": "3"}],
             "market": {"BTCUSDT": {"fundingRate": "0.0001", "fundingIntervalHours": "8", "nextFundingTime": "2026-01-01T08:00:00.000Z", "atr": "1500", "beta": "1"}},
             "spot": {"BTC": "0.5"},
             "peakEquity": {"CROSS:USDT": "1700", "ISOLATED:BTCUSDT:SHORT": "950"}}
            """;

    @TempDir
    Path dir;

    private List<AccountEntry> read(String text) throws IOException {
        return entries(Files.writeString(dir.resolve("a.json"), text));
    }

    private static List<AccountEntry> entries(Path file) {
        List<AccountEntry> entries = new ArrayList<>();
        AccountFile.read(file, entries::add);
        return entries;
    }

    private static AccountInput valid(AccountEntry entry) {
        assertThat(entry).isInstanceOf(Valid.class);
        return ((Valid) entry).account();
    }

    private static <V> V get(Map<String, V> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static List<String> faults(AccountEntry entry) {
        assertThat(entry).isInstanceOf(Faulty.class);
        return ((Faulty) entry).lines();
    }

    private static String oneLine(String json) {
        return json.replace('\n', ' ').strip() + '\n';
    }

    @Test
    void anAccountThatEndsTooEarlyIsToldWithoutTheParsersOwnPlaces() throws IOException {
        assertThat(faults(read("{\"account\": \"a\",\n \"balances\": {").get(0)))
                .containsExactly(
                        dir.resolve("a.json")
                                + ":2: file: found Unexpected end-of-input: expected close marker for Object, expected valid JSON");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() throws IOException {
        assertThat(read("\uFEFF" + GOOD)).singleElement().isInstanceOf(Valid.class);
    }

    @Test
    void readsOneObjectOverManyLines() throws IOException {
        AccountInput account = valid(read("\n" + GOOD).get(0));

        assertThat(account.account()).isEqualTo("desk-7");
        assertThat(account.line()).isEqualTo(2);
        assertThat(account.asOf().orElseThrow()).hasToString("2026-01-01T00:00:00Z");
        assertThat(get(account.balances(), "XBT")).isEqualByComparingTo("2");
        assertThat(get(account.contracts(), "BTCUSDT").baseAsset()).contains("BTC");
        assertThat(get(account.contracts(), "XBTUSD").terms().getLiquidationBasis())
                .isEqualTo(LiquidationBasis.ENTRY_VALUE);
        assertThat(get(account.contracts(), "XBTUSD").terms().getLiquidationFeeRate())
                .isEqualByComparingTo("0");
        assertThat(account.positions()).hasSize(3);
        assertThat(account.positions().get(1).position().getIsolatedMargin()).isEqualByComparingTo("900");
        assertThat(account.positions().get(2).markPrice()).isEqualByComparingTo("58900");
        assertThat(get(account.market(), "BTCUSDT").fundingRate().orElseThrow()).isEqualByComparingTo("0.0001");
        assertThat(get(account.spot(), "BTC")).isEqualByComparingTo("0.5");
        assertThat(account.peakEquity()).containsOnlyKeys("CROSS:USDT", "ISOLATED:BTCUSDT:SHORT");
    }

    @Test
    void readsOneAccountALineAndGoesOnAfterAFaultyOne() throws IOException {
        String bad = oneLine(GOOD.replace("\"quantity\": \"7\"", "\"quantity\": \"-7\""));

        List<AccountEntry> entries = read(oneLine(GOOD) + "\n" + bad + "{\"account\": \"cut\n" + oneLine(GOOD));

        assertThat(entries).hasSize(4);
        assertThat(valid(entries.get(0)).line()).isEqualTo(1);
        assertThat(faults(entries.get(1)))
                .containsExactly(dir.resolve("a.json")
                        + ":3: $.positions[2].quantity: found \"-7\", expected a decimal number >= 0" + DIGITS);
        assertThat(faults(entries.get(2))).singleElement().asString().startsWith(dir.resolve("a.json") + ":4: file: ");
        assertThat(valid(entries.get(3)).line()).isEqualTo(5);
    }

    @Test
    void knowsJsonLinesWhoseFirstLineIsCutOff() throws IOException {
        List<AccountEntry> entries = read("{\"account\": \"cut\n" + oneLine(GOOD));

        assertThat(entries).hasSize(2);
        assertThat(faults(entries.get(0)))
                .singleElement()
                .asString()
                .contains(":1: file: found Unexpected end-of-input");
        assertThat(valid(entries.get(1)).line()).isEqualTo(2);
    }

    @Test
    void readsGzipFromAFileAndFromAStream() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        List<AccountEntry> streamed = new ArrayList<>();

        AccountFile.read(new ByteArrayInputStream(bytes.toByteArray()), "stdin", streamed::add);

        assertThat(valid(streamed.get(0)).file()).isEqualTo("stdin");
        assertThat(valid(entries(Files.write(dir.resolve("a.json.gz"), bytes.toByteArray()))
                                .get(0))
                        .positions())
                .hasSize(3);
    }

    @Test
    void aClosedPositionIsCheckedAndLeftOut() throws IOException {
        String closed = GOOD.replace(
                "\"quantity\": \"7\", \"entryPrice\": \"59100\", \"markPrice\": \"58900\", \"leverage\": \"3\"",
                "\"quantity\": \"0\"");

        assertThat(valid(read(closed).get(0)).positions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"desk-7\" | \" \" | 1: $.account: found \" \", expected text",
                "2026-01-01T00:00:00.000Z | yesterday | 1: $.asOf: found \"yesterday\", expected a time like"
                        + " 2026-01-01T00:00:00.000Z (ISO-8601, UTC)",
                "2026-01-01T08:00:00.000Z | 2026-01-01T00:00:00.000Z | 15: $.market.BTCUSDT.nextFundingTime: found"
                        + " 2026-01-01T00:00:00Z, expected a time after asOf 2026-01-01T00:00:00Z and not after"
                        + " 2026-01-01T08:00:00Z, one interval later",
                "2026-01-01T08:00:00.000Z | 2026-01-01T08:00:00.001Z | 15: $.market.BTCUSDT.nextFundingTime: found"
                        + " 2026-01-01T08:00:00.001Z, expected a time after asOf 2026-01-01T00:00:00Z and not after"
                        + " 2026-01-01T08:00:00Z, one interval later",
                "\"1500\" | \"NaN\" | 2: $.balances.USDT: found \"NaN\", expected a decimal number" + DIGITS,
                "\"1500\" | 0.1234567890123456789 | 2: $.balances.USDT: found 0.1234567890123456789, expected a decimal"
                        + " number" + DIGITS,
                "\"USDT\": \"1500\", | `` | 12: $.positions[0].symbol: found BTCUSDT settled in USDT, expected an asset of"
                        + " balances, one of [XBT]",
                "\"notionalFloor\": \"50000\" | \"notionalFloor\": \"60000\" | 7: $.instruments.BTCUSDT.tiers[1].notionalFloor:"
                        + " found 60000, expected 50000, where the tier before ends",
                "\"0.005\" | \"0.003\" | 7: $.instruments.BTCUSDT.tiers[1].maintenanceMarginRate: found 0.003, expected at"
                        + " least 0.004",
                "\"0.005\" | \"1.5\" | 7: $.instruments.BTCUSDT.tiers[1].maintenanceMarginRate: found \"1.5\", expected a"
                        + " decimal number >= 0 and <= 1" + DIGITS,
                "`, \"markPrice\": \"58900\"` | `` | 14: $.positions[2].markPrice: found no such field, expected a decimal"
                        + " number > 0" + DIGITS,
                "`, \"isolatedMargin\": \"900\"` | `` | 13: $.positions[1].isolatedMargin: found neither isolatedMargin nor"
                        + " leverage, expected one of them for mode ISOLATED",
                "\"SHORT\", \"marginMode\" | \"LONG\", \"marginMode\" | 13: $.positions[1].side: found a second LONG of"
                        + " BTCUSDT, expected one position a symbol and side",
                "\"59000\", \"markPrice\": \"58800\" | \"59000\", \"markPrice\": \"58801\" | 13: $.positions[1].markPrice:"
                        + " found 58801, expected the 58800 of the other side",
                "\"symbol\": \"XBTUSD\" | \"symbol\": \"XBTUSDT\" | 14: $.positions[2].symbol: found \"XBTUSDT\", expected a"
                        + " symbol of instruments, one of [BTCUSDT, XBTUSD]",
                "\"leverage\": \"3\" | \"leverage\": \"3\", \"mood\": 1 | 14: $.positions[2].mood: found an unknown field,"
                        + " expected only symbol,side,marginMode,quantity,entryPrice,markPrice,isolatedMargin,leverage",
                "\"spot\" | \"account\" | 16: $.account: found a second field of this name, expected one",
                "\"spot\" | \"spots\" | 16: $.spots: found an unknown field, expected only"
                        + " account,asOf,balances,instruments,positions,market,collateral,spot,peakEquity",
                "\"fundingIntervalHours\": \"8\", | `` | 15: $.market.BTCUSDT.fundingIntervalHours: found nothing beside a"
                        + " fundingRate, expected hours between stamps",
                "\"fundingIntervalHours\": \"8\" | \"fundingIntervalHours\": \"0.01\" | 15:"
                        + " $.market.BTCUSDT.fundingIntervalHours: found 0.01, expected from 0.1 to 8760 hours",
                "\"CROSS:USDT\": | \"CROSS:EUR\": | 17: $.peakEquity.CROSS:EUR: found a scope that the account does not have,"
                        + " expected one of [CROSS:USDT, CROSS:XBT, ISOLATED:BTCUSDT:SHORT]",
                "`\"spot\": {\"BTC\": \"0.5\"}` | `\"collateral\": {\"asset\": \"USDT\", \"assets\": {}}` | 16: $.collateral.assets:"
                        + " found no price of XBT, which balances hold, expected a price and a weight of each",
            })
    void namesLineAndPathOfAFault(String good, String bad, String message) throws IOException {
        assertThat(GOOD).contains(good);

        List<AccountEntry> entries = read(GOOD.replace(good, bad));

        assertThat(entries).hasSize(1);
        assertThat(faults(entries.get(0))).contains(dir.resolve("a.json") + ":" + message);
    }

    @Test
    void namesAllFaultsOfAnAccountAtOnce() throws IOException {
        String bad = GOOD.replace("\"USDT\": \"1500\"", "\"USDT\": \"1e5\"")
                .replace("\"symbol\": \"XBTUSD\"", "\"symbol\": \"XBTUSDT\"")
                .replace("\"quantity\": \"2\"", "\"quantity\": \"-2\"")
                .replace("{\"BTC\": \"0.5\"}", "{\"BTC\": true}");

        assertThat(faults(read(bad).get(0))).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | : file: found an empty file, expected an account as JSON, or one a line",
                "[1] | :1: $: found a list, expected an object with account,asOf,balances,instruments,positions,market,"
                        + "collateral,spot,peakEquity",
                "{} 5 | :1: file: found text after the end of the JSON, expected one JSON value",
            })
    void refusesWhatIsNoAccount(String text, String message) throws IOException {
        assertThat(faults(read(text).get(0))).contains(dir.resolve("a.json") + message);
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = dir.resolve("nowhere.json");

        assertThat(faults(entries(file).get(0)))
                .containsExactly(file + ": file: found nothing, expected an existing file");
    }
}
