package io.plimsoll.app.cli;

import io.plimsoll.app.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people write for {@code --config}. */
final class ConfigFiles {
    private ConfigFiles() {}

    /** A file in {@code dir} that leads to {@code cluster}. */
    static Path of(EmbeddedCluster cluster, Path dir) throws IOException {
        return Files.write(
                dir.resolve("plimsoll.properties"),
                List.of(
                        "bootstrap.servers=" + cluster.config().kafkaClient().get("bootstrap.servers"),
                        "schema.registry.url="
                                + cluster.config().registryClient().get("schema.registry.url")));
    }
}
