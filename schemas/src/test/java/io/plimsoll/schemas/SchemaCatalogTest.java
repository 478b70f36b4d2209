package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.SchemaCatalog.Checked;
import io.plimsoll.schemas.SchemaCatalog.Registered;
import io.plimsoll.schemas.registry.CompatibilityLevel;
import io.plimsoll.schemas.registry.InMemorySchemaLog;
import io.plimsoll.schemas.registry.SchemaRegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {
    private SchemaRegistryServer server;
    private SchemaCatalog catalog;

    @BeforeEach
    void start() throws IOException {
        server = SchemaRegistryServer.start(new InMemorySchemaLog());
        catalog = SchemaCatalog.at(Map.of("schema.registry.url", server.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registersEveryReleasedSubjectFullTransitiveAndOnlyOnce() throws IOException {
        List<Registered> first = catalog.register();

        assertThat(first)
                .extracting(Registered::subject)
                .contains("prices-value", "alerts-value")
                .containsExactlyInAnyOrderElementsOf(releasedSubjects());
        assertThat(first).extracting(Registered::versions).containsOnly(List.of(1));
        assertThat(server.registry().ownLevel("prices-value")).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
        assertThat(catalog.register()).isEqualTo(first);
    }

    /** Each has a folder of its own, named as the subject. */
    private static List<String> releasedSubjects() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("plimsoll.module"), "src/main/released"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    @Test
    void tellsWhatIsMissingAndWhatWouldBeRefused() {
        assertThat(catalog.check()).extracting(Checked::registered).containsOnly(false);

        server.registry()
                .register(
                        "prices-value",
                        "{\"type\":\"record\",\"name\":\"PriceTick\",\"namespace\":\"io.plimsoll.schemas.avro\",\"fields\":"
                                + "[{\"name\":\"time\",\"type\":\"string\"}]}",
                        false);

        assertThat(catalog.check())
                .filteredOn(found -> found.subject().equals("prices-value"))
                .singleElement()
                .satisfies(found -> assertThat(found.objections()).isNotEmpty())
                .extracting(Checked::registered)
                .isEqualTo(false);
    }
}
