package io.plimsoll.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineBenchTest {
    @TempDir
    Path dir;

    @Test
    void measuresEveryFigureOfASmallPlanBesideItsFloor() throws Exception {
        BenchPlan plan = new BenchPlan(200, 50, 10, 2, 1, 50, Duration.ofSeconds(2), BenchPlan.Volatility.WILD, 5);
        List<String> steps = new ArrayList<>();

        BenchReport report = new PipelineBench(plan, dir, steps::add).run();

        assertThat(report.figures())
                .extracting(BenchFigure::name)
                .contains(
                        "sustained prices",
                        "price to alert, p99",
                        "restart, state on disk, to first alert",
                        "recovery from changelogs to first alert");
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isPositive())
                .filteredOn(figure -> figure.asked().isPresent())
                .hasSize(3)
                .allSatisfy(figure -> assertThat(figure.floor().orElseThrow()).isPositive());
        assertThat(report.json().at("/conditions/seed").asLong()).isEqualTo(5);
        assertThat(report.table())
                .contains("200 positions, 50 accounts, 10 symbols, 2 partitions, risk threads: 1, wild");
        assertThat(steps).isNotEmpty();
    }
}
