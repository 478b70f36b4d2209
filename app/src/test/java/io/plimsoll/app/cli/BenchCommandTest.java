package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        assertThat(run.err()).first().isEqualTo("Missing bench: found none, expected one of pipeline, storm");
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
