package io.plimsoll.app.cli;

import io.plimsoll.app.config.PlimsollConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config FILE}, common to all verbs that reach a cluster. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings (.properties); docs/configuration.md lists them. Default: a cluster on this machine.")
    private @Nullable Path file;

    boolean given() {
        return file != null;
    }

    PlimsollConfig read() {
        return file == null ? PlimsollConfig.defaults() : PlimsollConfig.read(file);
    }
}
