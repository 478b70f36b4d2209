package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void aStormLosesNoEventAndKeepsTheOrderOfEveryAccount() throws Exception {
        Cli run = Cli.run(
                "bench",
                "storm",
                "--positions",
                "2000",
                "--symbols",
                "20",
                "--partitions",
                "3",
                "--seed",
                "4",
                "--json",
                "--check");

        assertThat(run.exitCode()).as("%s", run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(String.join("", run.out()));
        assertThat(value(report, "events of the gap")).isGreaterThan(50);
        assertThat(value(report, "events expected in all")).isGreaterThan(100);
        assertThat(value(report, "events lost")).isZero();
        assertThat(value(report, "accounts with other events or another order")).isZero();
        assertThat(report.at("/plan/accounts").asInt()).isEqualTo(500);
    }

    @Test
    void namesANumberOutOfRange() {
        Cli run = Cli.run("bench", "pipeline", "--positions", "10", "--accounts", "20");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).first().isEqualTo("--accounts: found 20, expected at most as many as positions, 10");
    }

    @Test
    void namesTheBenchesThereAre() {
        Cli run = Cli.run("bench");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .first()
                .isEqualTo(
                        "Missing bench: found none, expected one of alerting, calc, engine, indicators, pipeline, storm");
    }

    @Test
    void theEngineIsMeasuredBesideItsFloor() throws IOException {
        Cli run = Cli.run(
                "bench",
                "engine",
                "--positions",
                "2000",
                "--symbols",
                "20",
                "--seconds",
                "1",
                "--volatility",
                "wild",
                "--alike",
                "--seed",
                "3",
                "--json");

        assertThat(run.exitCode()).as("%s", run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out().get(0));
        JsonNode rate = report.at("/figures/0");
        assertThat(rate.get("figure").asText()).isEqualTo("prices a second of processor time");
        assertThat(rate.get("floor").asDouble()).isPositive();
        assertThat(value(report, "events")).isPositive();
        assertThat(value(report, "wakes per event"))
                .isGreaterThanOrEqualTo(value(report, "full evaluations per event"));
        assertThat(value(report, "index, per position")).isBetween(5.0, 100.0);
        assertThat(report.at("/plan/ticksByPopularity").asBoolean()).isFalse();
        assertThat(report.at("/plan/accounts").asInt()).isEqualTo(500);
    }

    @Test
    void indicatorsAreMeasuredBesideTheLibraryThatComputesTheSame() throws IOException {
        Cli run = Cli.run("bench", "indicators", "--symbols", "2", "--bars", "60", "--rounds", "1", "--json");

        assertThat(run.exitCode()).as("%s", run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out().get(0));
        JsonNode ours = report.at("/figures/0");
        assertThat(ours.get("figure").asText()).isEqualTo("default set, series by series; floor ta4j");
        assertThat(ours.get("value").asDouble()).isPositive();
        assertThat(ours.get("floor").asDouble()).isPositive();
        assertThat(value(report, "stored symbol of 6 intervals")).isGreaterThan(1_000);
        assertThat(report.at("/plan/symbols").asInt()).isEqualTo(2);
        assertThat(run.err()).anyMatch(line -> line.startsWith("plimsoll: checksum of all values"));
    }

    @Test
    void theEngineNamesANumberOutOfRange() {
        Cli run = Cli.run("bench", "engine", "--symbols", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().get(0))
                .isEqualTo("--symbols: found 3, expected at least 8, as an account may hold as many");
    }

    @Test
    void calcTellsItsFiguresItsFloorAndItsConditions() throws IOException {
        Cli run = Cli.run("bench", "calc", "--accounts", "20", "--rounds", "2", "--seed", "7", "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode figures = new ObjectMapper().readTree(run.out().get(0));
        assertThat(figures.path("accounts").intValue()).isEqualTo(20);
        assertThat(figures.path("calcRounds")).hasSize(2);
        assertThat(Double.parseDouble(figures.path("accountsPerSecond").textValue()))
                .isPositive();
        assertThat(Double.parseDouble(figures.path("timesFloor").textValue())).isPositive();
        assertThat(figures.path("conditions").path("seed").longValue()).isEqualTo(7);
        assertThat(figures.path("conditions").path("cores").intValue()).isPositive();
    }

    @Test
    void calcPrintsOneLineForEachRound() {
        Cli run = Cli.run("bench", "calc", "--accounts", "5", "--rounds", "1");

        assertThat(run.out()).anyMatch(line -> line.startsWith("round 0 (warm-up): calc "));
        assertThat(run.out()).anyMatch(line -> line.startsWith("round 1: calc "));
        assertThat(run.out().get(run.out().size() - 1))
                .matches("calc takes [0-9.]+ times the processor time of the floor");
    }

    @Test
    void calcNeedsAnAccount() {
        Cli run = Cli.run("bench", "calc", "--accounts", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsExactly("plimsoll: --accounts: found 0, expected 1 or more");
    }

    private static double value(JsonNode report, String figure) {
        for (JsonNode row : report.get("figures")) {
            if (row.get("figure").asText().equals(figure)) {
                return row.get("value").asDouble();
            }
        }
        throw new AssertionError(figure + ": found no such figure in " + report);
    }
}
