package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts as the topics of a running cluster have them. */
class StressLiveTest {
    @TempDir
    Path dir;

    /**
     * a-1: 49 USDT, long 1 from 100, mark 75 (neither the earlier 90 counts, nor the 80 that comes too late): a fifth less
     * is 60, balance 49 − 40 = 9, maintenance 12. b-1 holds a contract without a price. c-1 has closed its position.
     */
    @Test
    void takesTheLastStateOfEachAccountThroughTheScenario() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults())) {
            Path config = config(cluster);
            feed(config);

            Cli one = Cli.run("stress", "--account", "a-1", "--scenario", "down-20", "--json", "--config", config);
            Cli all = Cli.run("stress", "--all", "--scenario", "down-20", "--json", "--config", config);
            Cli none = Cli.run("stress", "--account", "z-9", "--scenario", "down-20", "--config", config);

            assertThat(one.err()).isEmpty();
            assertThat(one.exitCode()).isZero();
            JsonNode unit = new ObjectMapper().readTree(one.out().get(0)).at("/units/0");
            assertThat(unit.path("scope").asText()).isEqualTo("CROSS:USDT");
            assertThat(unit.path("balanceBefore").asText()).isEqualTo("24");
            assertThat(unit.path("worstRatio").asText()).startsWith("1.33333");
            assertThat(unit.path("liquidated").asBoolean()).isTrue();
            assertThat(all.out()).hasSize(2);
            assertThat(all.out().get(0)).isEqualTo(one.out().get(0));
            assertThat(all.out().get(1)).contains("\"account\":\"c-1\"").contains("\"losses\":{\"USDT\":\"0\"}");
            assertThat(all.err())
                    .containsExactly("plimsoll: account b-1: position ETHUSDT LONG: found no price,"
                            + " expected one on topic prices");
            assertThat(all.exitCode()).isEqualTo(2);
            assertThat(none.err())
                    .containsExactly("plimsoll: --account: found z-9 with neither a position nor a balance,"
                            + " expected an account of the cluster");
            assertThat(none.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void saysWhichBrokerDoesNotAnswer() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        Path config = Files.write(
                dir.resolve("absent.properties"),
                List.of("bootstrap.servers=localhost:" + closedPort, "kafka.default.api.timeout.ms=1500"));

        Cli run = Cli.run("stress", "--all", "--scenario", "down-20", "--config", config);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .containsExactly("plimsoll: bootstrap.servers: found no broker that answers at localhost:" + closedPort
                        + " within 1500 ms, expected one");
    }

    private Path config(EmbeddedCluster cluster) throws IOException {
        PlimsollConfig settings = cluster.config();
        return Files.write(
                dir.resolve("plimsoll.properties"),
                List.of(
                        "bootstrap.servers=" + settings.kafkaClient().get("bootstrap.servers"),
                        "schema.registry.url=" + settings.registryClient().get("schema.registry.url")));
    }

    private void feed(Path config) throws IOException {
        Path instruments = Files.writeString(dir.resolve("instruments.json"), """
                {"BTCUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                   "liquidationFeeRate": "0", "tiers": [{"notionalFloor": "0", "notionalCap": null,
                   "maintenanceMarginRate": "0.2", "maintenanceAmount": "0", "maxLeverage": "5"}]},
                 "ETHUSDT": {"contract": "LINEAR", "settleAsset": "USDT", "contractSize": "1", "takerFeeRate": "0",
                   "liquidationFeeRate": "0", "tiers": [{"notionalFloor": "0", "notionalCap": null,
                   "maintenanceMarginRate": "0.2", "maintenanceAmount": "0", "maxLeverage": "5"}]}}
                """);
        Path balances = Files.writeString(dir.resolve("balances.csv"), """
                time,account,asset,walletBalance
                1760054400000,a-1,USDT,490
                1760054400001,a-1,USDT,49
                1760054400002,b-1,USDT,49
                1760054400003,c-1,USDT,49
                """);
        Path positions = Files.writeString(dir.resolve("positions.csv"), """
                time,account,symbol,side,marginMode,quantity,entryPrice,isolatedMargin,leverage
                1760054400004,a-1,BTCUSDT,LONG,CROSS,1,100,,
                1760054400005,b-1,ETHUSDT,LONG,CROSS,1,100,,
                1760054400006,c-1,BTCUSDT,LONG,CROSS,1,100,,
                1760054400007,c-1,BTCUSDT,LONG,CROSS,0,100,,
                """);
        Path prices = Files.writeString(dir.resolve("prices.csv"), """
                time,symbol,markPrice
                1760054401000,BTCUSDT,90
                1760054402000,BTCUSDT,75
                """);
        Path late = Files.writeString(dir.resolve("late.csv"), """
                time,symbol,markPrice
                1760054401500,BTCUSDT,80
                """);
        for (Object[] command : List.of(
                new Object[] {"feed", "instruments", instruments, "--config", config},
                new Object[] {"feed", "balances", balances, "--config", config},
                new Object[] {"feed", "positions", positions, "--config", config},
                new Object[] {"feed", "prices", prices, "--config", config},
                new Object[] {"feed", "prices", late, "--config", config})) {
            Cli fed = Cli.run(command);
            assertThat(fed.exitCode()).as(String.join(" ", fed.err())).isZero();
        }
    }
}
