package io.plimsoll.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingBenchTest {
    @TempDir
    Path dir;

    @Test
    void aProgramThatIsNotThereIsNotFound() {
        assertThat(AlertmanagerRival.find(Optional.of(dir.resolve("absent")))).isEmpty();
    }

    @Test
    void aSmallStormLosesNothingAndSaysWhatItCouldNotCompare() throws Exception {
        Path program = Files.writeString(dir.resolve("other-program"), "#!/bin/sh\necho unknown flag >&2\nexit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var plan = new AlertingPlan(600, Duration.ofSeconds(1), Duration.ofSeconds(3), 2, 7);

        AlertingReport report =
                new AlertingBench(plan, dir, Optional.of(program), InstantSource.system(), step -> {}).run();

        assertThat(report.met()).as(report.table()).isTrue();
        assertThat(report.figures())
                .extracting(BenchFigure::name)
                .contains("alerts decided", "first EMERGENCY at a sink", "lost", "email: raised to accepted, p99");
        assertThat(report.figures())
                .filteredOn(figure -> figure.name().equals("webhook: messages of one alert"))
                .singleElement()
                .extracting(BenchFigure::value)
                .isEqualTo(60.0);
        assertThat(report.figures())
                .filteredOn(figure -> figure.name().equals("digests"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isGreaterThanOrEqualTo(20));
        assertThat(report.notes())
                .isEqualTo(List.of(
                        "Alertmanager " + program + " was not measured: it ended with exit code 3: unknown flag"));
        assertThat(report.json().at("/figures/0/figure").asText()).isEqualTo("alerts decided");
    }
}
