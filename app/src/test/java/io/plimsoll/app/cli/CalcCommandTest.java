package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The long of Binance's published example of a liquidation price: 3,683.979 ETHUSDT from 1,456.84 at mark 1,335.18, 10 %
 * less 135,365, on a wallet of 1,535,443.01.
 */
class CalcCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ETH = """
            {
              "account": "desk-7",
              "asOf": "2026-01-01T00:00:00.000Z",
              "balances": {"USDT": "1535443.01"},
              "instruments": {
                "ETHUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                            "liquidationFeeRate": "0",
                            "tiers": [{"notionalFloor": "0", "notionalCap": null, "maintenanceMarginRate": "0.10",
                                       "maintenanceAmount": "135365", "maxLeverage": "10"}]}
              },
              "positions": [
                {"symbol": "ETHUSDT", "side": "LONG", "marginMode": "CROSS", "quantity": "3683.979", "entryPrice": "1456.84",
                 "markPrice": "1335.18", "isolatedMargin": null, "leverage": "10"}
              ]
            }
            """;

    @TempDir
    Path dir;

    private Path file(String name, String text) {
        try {
            return Files.writeString(dir.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesOverNothingThatItReads() {
        Path in = file("accounts.json", ETH);
        Cli run = Cli.run("calc", "--in", in, "--out", in);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .containsExactly("plimsoll: --out: found " + in
                        + ", which this command also reads or writes, expected a file of its own");
        assertThat(in).hasContent(ETH);
    }

    private static String line(String json) {
        return json.replace('\n', ' ').strip() + '\n';
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNumber(JsonNode in, String field, double expected) {
        assertThat(in.path(field).isTextual()).as(field + " is a string").isTrue();
        assertThat(in.path(field).textValue()).as(field).matches("-?[0-9]+(\\.[0-9]+)?");
        assertThat(Double.parseDouble(in.path(field).textValue()))
                .as(field)
                .isCloseTo(expected, Percentage.withPercentage(1e-7));
    }

    @Test
    void givesTheFiguresOfThePublishedExample() {
        Cli run = Cli.run("calc", "--in", file("eth.json", ETH));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode result = json(run.out().get(0));
        JsonNode pool = result.path("pools").path(0);
        JsonNode position = result.path("positions").path(0);
        assertThat(result.path("account").textValue()).isEqualTo("desk-7");
        assertThat(pool.path("scope").textValue()).isEqualTo("CROSS:USDT");
        assertNumber(pool, "walletBalance", 1_535_443.01);
        assertNumber(pool, "unrealizedPnl", -448_192.88514); // 3683.979 × (1335.18 − 1456.84)
        assertNumber(pool, "marginBalance", 1_087_250.12486);
        assertNumber(pool, "maintenanceMargin", 356_512.508122); // 4,918,775.08122 × 0.1 − 135,365
        assertNumber(pool, "initialMargin", 491_877.508122);
        assertNumber(pool, "marginRatio", 0.32790293601291);
        assertNumber(pool, "effectiveLeverage", 4.5240510612527);
        assertNumber(pool, "positionSizeRatio", 0.45240510612527);
        assertThat(position.path("symbol").textValue()).isEqualTo("ETHUSDT");
        assertThat(position.path("side").textValue()).isEqualTo("LONG");
        assertThat(position.path("scope").textValue()).isEqualTo("CROSS:USDT");
        assertNumber(position, "notional", 4_918_775.08122);
        assertNumber(position, "roe", -0.83509513742072); // −448,192.88514 / 536,696.796636
        assertNumber(position, "liquidationPrice", 1114.78496374587); // (qE − W − c) / (0.9 q)
        assertNumber(position, "liquidationDistance", 0.165067658483597);
        assertNumber(position, "bankruptcyPrice", 1040.05070505559); // E − W / q
        assertThat(result.path("remedies")).isEmpty();
    }

    @Test
    void hasTheFieldsOfTheContractInItsOrder() {
        JsonNode result =
                json(Cli.run("calc", "--in", file("eth.json", ETH)).out().get(0));

        assertThat(names(result)).startsWith("account", "pools", "positions", "remedies");
        assertThat(names(result.path("pools").path(0)))
                .startsWith(
                        "scope",
                        "walletBalance",
                        "unrealizedPnl",
                        "marginBalance",
                        "maintenanceMargin",
                        "initialMargin",
                        "marginRatio",
                        "effectiveLeverage",
                        "positionSizeRatio");
        assertThat(names(result.path("positions").path(0)))
                .startsWith(
                        "symbol",
                        "side",
                        "scope",
                        "notional",
                        "unrealizedPnl",
                        "roe",
                        "initialMargin",
                        "maintenanceMargin",
                        "marginRatio",
                        "liquidationPrice",
                        "liquidationDistance",
                        "bankruptcyPrice",
                        "effectiveLeverage");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void remediesRestoreTheTargetAskedFor() {
        JsonNode remedies = json(Cli.run("calc", "--in", file("eth.json", ETH), "--target", "0.25")
                        .out()
                        .get(0))
                .path("remedies");

        assertThat(remedies).hasSize(2);
        // closing a fraction f leaves 491,877.508122 (1 − f) − 135,365 = 0.25 × 1,087,250.12486: f = 0.1721973
        JsonNode reduce = remedies.path(1);
        JsonNode add = remedies.path(0);
        assertThat(add.path("kind").textValue()).isEqualTo("ADD_MARGIN");
        assertThat(add.path("asset").textValue()).isEqualTo("USDT");
        assertNumber(add, "amount", 338_799.907628); // 356,512.508122 / 0.25 − 1,087,250.12486
        assertThat(reduce.path("kind").textValue()).isEqualTo("REDUCE");
        assertThat(Double.parseDouble(reduce.path("closeFraction").textValue())).isCloseTo(0.17219730, within(1e-7));
    }

    @Test
    void aBalanceUsedUpIsInfinityAndWhatDoesNotExistIsNull() {
        String gone = ETH.replace("1535443.01", "100").replace("\"leverage\": \"10\"", "\"leverage\": null");

        JsonNode result =
                json(Cli.run("calc", "--in", file("eth.json", gone)).out().get(0));

        JsonNode position = result.path("positions").path(0);
        assertThat(result.path("pools").path(0).path("marginRatio").textValue()).isEqualTo("Infinity");
        assertThat(position.path("liquidationDistance").textValue()).isEqualTo("0");
        assertThat(position.path("initialMargin").isNull()).isTrue();
        assertThat(position.path("roe").isNull()).isTrue();
        assertThat(result.path("remedies").get(1).path("closeFraction").isNull())
                .isTrue();
    }

    @Test
    void nothingIsGivenForAFaultyObjectAndNoFileIsLeft() throws IOException {
        Path in = file("eth.json", ETH.replace("3683.979", "-1"));
        Path out = dir.resolve("out.json");

        Cli toFile = Cli.run("calc", "--in", in, "--out", out);
        Cli toScreen = Cli.run("calc", "--in", in);

        assertThat(toFile.exitCode()).isEqualTo(2);
        assertThat(toScreen.exitCode()).isEqualTo(2);
        assertThat(toScreen.out()).isEmpty();
        assertThat(toScreen.err())
                .containsExactly("plimsoll: " + in
                        + ":12: $.positions[0].quantity: found \"-1\", expected a decimal number >= 0 (at most 20 integer"
                        + " and 18 fractional digits)");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).containsExactly(in);
        }
    }

    @Test
    void goodAccountsOfJsonLinesAreGivenBesideFaultyOnes() throws IOException {
        String lines =
                line(ETH) + line(ETH.replace("\"USDT\": \"1535443.01\"", "")) + line(ETH.replace("desk-7", "desk-8"));
        Path out = dir.resolve("out.jsonl");

        Cli run = Cli.run("calc", "--in", file("in.jsonl", lines), "--out", out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().contains("in.jsonl:2: $.positions[0].symbol: found ETHUSDT");
        assertThat(Files.readAllLines(out))
                .extracting(text -> json(text).path("account").textValue())
                .containsExactly("desk-7", "desk-8");
    }

    @Test
    void readsStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(ETH.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(Cli.run("calc").out()).hasSize(1);
            System.setIn(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
            assertThat(Cli.run("calc", "--in", "-").err())
                    .contains("plimsoll: stdin:1: $.account: found no such field, expected text");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void printsOneFieldALineWhenAsked() {
        Cli run = Cli.run("calc", "--in", file("eth.json", ETH), "--pretty");

        assertThat(run.out()).hasSizeGreaterThan(30).contains("    \"scope\" : \"CROSS:USDT\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-0.5", "NaN"})
    void refusesATargetThatIsNoFraction(String target) {
        Cli run = Cli.run("calc", "--in", file("eth.json", ETH), "--target", target);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).singleElement().asString().startsWith("plimsoll: --target: found ");
    }
}
