package io.plimsoll.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesWatchTest {
    private static final String ANN = "{recipients: {ann: {email: ann@example.com}}, routes: [{recipients: [ann]}]}";
    private static final String BOB = "{recipients: {bob: {email: bob@example.com}}, routes: [{recipients: [bob]}]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private final List<List<String>> refused = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private LiveRoutes live;

    @SuppressWarnings("NullAway.Init")
    private RoutesWatch watch;

    @BeforeEach
    void begin() throws IOException {
        file = Files.writeString(dir.resolve("routes.yaml"), ANN);
        live = new LiveRoutes(RoutesFile.read(file));
        watch = new RoutesWatch(file, ANN, live, routes -> List.copyOf(lacking), refused::add);
    }

    @Test
    void d33ASoundFileIsTakenOverOnce() throws IOException {
        assertThat(watch.look()).isFalse();
        Files.writeString(file, BOB);

        assertThat(watch.look()).isTrue();
        assertThat(watch.look()).isFalse();
        assertThat(live.get().recipients()).containsOnlyKeys("bob");
        assertThat(live.number()).isEqualTo(2);
        assertThat(refused).isEmpty();
    }

    @Test
    void d33AFaultyFileChangesNothingAndIsComplainedOfOnceWithAllItsFaults() throws IOException {
        Files.writeString(file, "{recipients: {ann: {email: ann}}, routes: [{recipients: [bob]}]}");

        assertThat(watch.look()).isFalse();
        assertThat(watch.look()).isFalse();
        assertThat(live.get().recipients()).containsOnlyKeys("ann");
        assertThat(Objects.requireNonNull(live.get().recipients().get("ann")).addresses())
                .containsEntry("email", "ann@example.com");
        assertThat(live.number()).isEqualTo(1);
        assertThat(refused)
                .containsExactly(List.of(
                        file + ": recipients.ann.email: found \"ann\", expected an address such as risk@example.com",
                        file + ": routes[0].recipients[0]: found \"bob\", expected one of [ann]"));
    }

    @Test
    void d33AFileThatIsGoneOrNeedsWhatIsNotConfiguredChangesNothing() throws IOException {
        Files.delete(file);
        watch.look();
        lacking.add("telegram.token: found nothing");
        Files.writeString(file, BOB);
        watch.look();

        assertThat(live.get().recipients()).containsOnlyKeys("ann");
        assertThat(refused).hasSize(2);
        assertThat(refused.get(1)).containsExactly("telegram.token: found nothing");
    }

    @Test
    void d33AMendedFileIsTakenOver() throws IOException {
        Files.writeString(file, "recipients: {");
        watch.look();
        Files.writeString(file, BOB);

        assertThat(watch.look()).isTrue();
        assertThat(live.get().recipients()).containsOnlyKeys("bob");
    }
}
