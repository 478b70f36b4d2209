package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Desk-7: 20,000 USDT, long 1 BTC at 60,000 and 20 ETH at 3,000 in one cross pool, rate 1 %. Desk-8: 10,000 USDT and
 * nothing at cross; short 10 ETH at 3,000 on 3,000 of isolated margin, rate 1 %: liquidated where 3,000 − 10 (P − 3,000) =
 * 0.1 P, at 33,000 / 10.1 = 3,267.33, which is +8.911 %.
 */
class StressCommandTest {
    private static final String INSTRUMENTS = """
            "instruments": {
              "BTCUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                "liquidationFeeRate": "0", "tiers": [{"notionalFloor": "0", "notionalCap": null,
                "maintenanceMarginRate": "0.01", "maintenanceAmount": "0", "maxLeverage": "50"}]},
              "ETHUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                "liquidationFeeRate": "0", "tiers": [{"notionalFloor": "0", "notionalCap": null,
                "maintenanceMarginRate": "0.01", "maintenanceAmount": "0", "maxLeverage": "50"}]}
            }""";
    private static final String DESK_7 = """
            {"account": "desk-7", "asOf": "2026-01-01T00:00:00.000Z", "balances": {"USDT": "20000"}, %s,
             "positions": [
              {"symbol": "BTCUSDT", "side": "LONG", "marginMode": "CROSS", "quantity": "1", "entryPrice": "60000",
               "markPrice": "60000", "isolatedMargin": null, "leverage": "10"},
              {"symbol": "ETHUSDT", "side": "LONG", "marginMode": "CROSS", "quantity": "20", "entryPrice": "3000",
               "markPrice": "3000", "isolatedMargin": null, "leverage": "10"}],
             "market": {"BTCUSDT": {"fundingRate": "0.0001", "fundingIntervalHours": "8",
               "nextFundingTime": "2026-01-01T08:00:00.000Z"}}
            }""".formatted(INSTRUMENTS);
    private static final String DESK_8 = """
            {"account": "desk-8", "balances": {"USDT": "10000"}, %s,
             "positions": [
              {"symbol": "ETHUSDT", "side": "SHORT", "marginMode": "ISOLATED", "quantity": "10", "entryPrice": "3000",
               "markPrice": "3000", "isolatedMargin": "3000", "leverage": "10"},
              {"symbol": "BTCUSDT", "side": "LONG", "marginMode": "CROSS", "quantity": "1", "entryPrice": "60000",
               "markPrice": "60000", "isolatedMargin": null, "leverage": "10"}]
            }""".formatted(INSTRUMENTS);

    @TempDir
    Path dir;

    @Test
    void tellsLossRatioAndTheMoveThatBreaksTheBook() {
        Path in = write("account.json", DESK_7);

        Cli run = Cli.run("stress", "--in", in, "--scenario", "down-10");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "desk-7 under down-10: every price 10 % down",
                        "  unit        balance   after    loss           loss %   ratio   after   liquidated  deficit"
                                + "  breaks at        all prices together",
                        "  CROSS:USDT  20000.00  8000.00  12000.00 USDT  60.00 %  0.0600  0.1350  no          0.00"
                                + "     1.58 x scenario  -15.82 %",
                        "");
    }

    @Test
    void tellsWhoIsLiquidatedInWhichOrder() throws IOException {
        Path path = write("spike.yaml", "{name: spike, path: [{assets: {ETH: 0.2}}, {others: -0.3}]}");
        Path in = write("accounts.jsonl", oneLine(DESK_7) + "\n" + oneLine(DESK_8) + "\n");

        Cli run = Cli.run("stress", "--in", in, "--scenario", path, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasSize(2);
        JsonNode seven = new ObjectMapper().readTree(run.out().get(0));
        JsonNode eight = new ObjectMapper().readTree(run.out().get(1));
        assertThat(seven.path("account").asText()).isEqualTo("desk-7");
        assertThat(seven.path("liquidations")).hasSize(1);
        assertThat(eight.path("scenario").asText()).isEqualTo("spike");
        assertThat(eight.path("liquidations")).hasSize(2);
        assertThat(eight.at("/liquidations/0/scope").asText()).isEqualTo("ISOLATED:ETHUSDT:SHORT");
        // +8.911 % of +20 % in the first of two steps
        assertThat(eight.at("/liquidations/0/pathTime").asDouble()).isCloseTo(0.5 * 0.0891089 / 0.2, within(1e-6));
        assertThat(eight.at("/liquidations/1/scope").asText()).isEqualTo("CROSS:USDT");
        // 10,000 + P − 60,000 = 0.01 P at 50,505.05, which is −15.825 % of −30 % in the second
        assertThat(eight.at("/liquidations/1/pathTime").asDouble())
                .isCloseTo(0.5 + 0.5 * 0.1582492 / 0.3, within(1e-6));
        JsonNode cross = eight.at("/units/0");
        assertThat(cross.path("deficit").asText()).isEqualTo("8000");
        assertThat(cross.path("loss").asText()).isEqualTo("18000");
        assertThat(cross.path("ratioAfter").asText()).isEqualTo("Infinity");
        JsonNode isolated = eight.at("/units/1");
        assertThat(isolated.path("loss").asText()).isEqualTo("3000");
        assertThat(isolated.path("lossShare").asText()).isEqualTo("1");
        assertThat(isolated.path("deficit").asText()).isEqualTo("0");
        assertThat(eight.path("losses").path("USDT").asText()).isEqualTo("21000");
    }

    /** Three payments of 0.1 % of 60,000; the rate of ETH is not given. */
    @Test
    void paysFundingWhereItsRateIsKnownAndNamesTheOthers() throws IOException {
        Path in = write("account.json", DESK_7);

        Cli told = Cli.run("stress", "--in", in, "--scenario", "funding-x10-24h");
        Cli run = Cli.run("stress", "--in", in, "--scenario", "funding-x10-24h", "--json");

        assertThat(told.out()).contains("  funding not counted, no rate given: ETHUSDT");
        JsonNode json = new ObjectMapper().readTree(run.out().get(0));
        assertThat(json.at("/units/0/fundingPaid").asDouble()).isCloseTo(180, within(1e-9));
        assertThat(json.at("/units/0/loss").asDouble()).isCloseTo(180, within(1e-9));
        assertThat(json.path("unratedSymbols").get(0).asText()).isEqualTo("ETHUSDT");
    }

    @Test
    void takesSeveralScenariosInTheOrderGiven() {
        Path in = write("account.json", DESK_7);

        Cli run = Cli.run("stress", "--in", in, "--scenario", "down-5", "--scenario", "2025-10-10", "--json");

        assertThat(run.out()).hasSize(2);
        assertThat(run.out().get(0)).contains("\"scenario\":\"down-5\"");
        assertThat(run.out().get(1)).contains("\"scenario\":\"2025-10-10\"");
    }

    @Test
    void leavesOutAFaultyAccountAndGoesOn() {
        Path in = write(
                "accounts.jsonl",
                oneLine(DESK_7).replace("\"quantity\": \"20\"", "\"quantity\": \"-20\"") + "\n" + oneLine(DESK_8));

        Cli run = Cli.run("stress", "--in", in, "--scenario", "down-5", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .singleElement()
                .asString()
                .contains(":1: $.positions[1].quantity: found \"-20\", expected");
        assertThat(run.out()).singleElement().asString().contains("\"account\":\"desk-8\"");
    }

    @Test
    void namesTheScenariosThereAreForOneThereIsNot() {
        Cli run = Cli.run("stress", "--in", write("account.json", DESK_7), "--scenario", "2025-10-11");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("plimsoll: scenario: found 2025-10-11, expected a file (.yaml) or one of down-5, ");
    }

    @Test
    void namesEveryScenarioThatCannotBeUsed() {
        Cli run = Cli.run(
                "stress", "--in", write("account.json", DESK_7), "--scenario", "2025-10-11", "--scenario", "down-6");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasSize(2);
        assertThat(run.err().get(0)).startsWith("plimsoll: scenario: found 2025-10-11, expected ");
        assertThat(run.err().get(1)).startsWith("plimsoll: scenario: found down-6, expected ");
    }

    @Test
    void showsTheScenariosThatCome() {
        Cli run = Cli.run("stress", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .hasSize(24)
                .contains("down-5           every price 5 % down")
                .anyMatch(line -> line.startsWith("2020-03-12       Black Thursday, "));
    }

    @Test
    void saysWhatIsMissing() {
        Cli run = Cli.run("stress", "--scenario", "down-5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().get(0))
                .isEqualTo("Missing input: expected one of --in, --account and --all, and --scenario; or --list");
    }

    private static String oneLine(String json) {
        return String.join(" ", json.lines().map(String::strip).toList());
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(dir.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
