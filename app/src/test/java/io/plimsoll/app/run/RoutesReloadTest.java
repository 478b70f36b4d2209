package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesReloadTest {
    private static final String SOUND =
            "{recipients: {desk: {email: desk@test.example}}, routes: [{recipients: [desk]}]}";

    @TempDir
    Path dir;

    private final List<Report> reports = new CopyOnWriteArrayList<>();

    @Test
    void d33AFaultyFileIsReportedWithItsFaultsAndItsEndToo() throws Exception {
        Path file = Files.writeString(dir.resolve("routes.yaml"), SOUND);
        PlimsollConfig config = PlimsollConfig.defaults()
                .with(ConfigKey.ROUTES_FILE, file.toString())
                .with(ConfigKey.ROUTES_RELOAD_MS, "20");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (RoutesReload reload = RoutesReload.of(config, meters)) {
            reload.start(new Board("w1", reports::add, () -> Instant.EPOCH));
            replace(file, SOUND.replace("[desk]", "[dsk]"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(reports).isNotEmpty());

            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.condition()).isEqualTo(Condition.ROUTES_REFUSED);
                assertThat(report.subject()).isEqualTo("routes.yaml");
                assertThat(report.detail())
                        .endsWith("routes.yaml: routes[0].recipients[0]: found \"dsk\", expected one of [desk]");
                assertThat(report.over()).isFalse();
            });
            assertThat(reload.routes().number()).isOne();

            replace(file, SOUND);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(reports).hasSize(2));
            assertThat(reports.get(1).over()).isTrue();
            assertThat(reload.routes().number()).isEqualTo(2);
            assertThat(meters.counter("plimsoll.alerting.routes.refused").count())
                    .isOne();

            replace(file, SOUND.replace("test.example}", "test.example, kafka: desk-alerts}"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(reports).hasSize(3));
            assertThat(reports.get(2).detail())
                    .contains(
                            "channel kafka: found nobody told by it at start, expected a restart before the first one is");
            assertThat(reload.routes().number())
                    .as("a channel that was not made would fail every message")
                    .isEqualTo(2);
        }
    }

    /** At once, as an editor does it: a look in between would find half a file. */
    private void replace(Path file, String text) throws IOException {
        Path next = Files.writeString(dir.resolve("next.yaml"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
