package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
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
        assertThat(figures.path("conditions").path("seed").textValue()).isEqualTo("7");
        assertThat(figures.path("conditions").path("cores").textValue()).isNotEmpty();
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
}
