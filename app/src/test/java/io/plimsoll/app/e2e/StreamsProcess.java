package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.Main;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code plimsoll up --only streams}, or alerting, in a process of its own, as on a machine of its own: it can be killed. */
final class StreamsProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path output;

    private StreamsProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts an instance on a cluster.
     *
     * @param dir empty folder for its settings, state and output
     * @param cluster settings by which the cluster is reached
     * @param more lines for its configuration file
     */
    static StreamsProcess start(Path dir, PlimsollConfig cluster, List<String> more) throws IOException {
        return start("streams", dir, cluster, more);
    }

    /** As {@link #start}, with {@code --only alerting}. */
    static StreamsProcess alerting(Path dir, PlimsollConfig cluster, List<String> more) throws IOException {
        return start("alerting", dir, cluster, more);
    }

    private static StreamsProcess start(String component, Path dir, PlimsollConfig cluster, List<String> more)
            throws IOException {
        Path config = dir.resolve("plimsoll.properties");
        Files.createDirectories(dir);
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "bootstrap.servers = " + cluster.text(ConfigKey.BOOTSTRAP_SERVERS),
                        "schema.registry.url = " + cluster.text(ConfigKey.SCHEMA_REGISTRY_URL),
                        "accounts.partitions = " + cluster.text(ConfigKey.ACCOUNTS_PARTITIONS),
                        "state.dir = " + dir.resolve("state"),
                        String.join("\n", more),
                        ""));
        Path output = dir.resolve("output.txt");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--only",
                        component,
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new StreamsProcess(process, output);
    }

    /** Fails with what the process said when it has ended. */
    void assertRunning() {
        assertThat(process.isAlive()).as(this::said).isTrue();
    }

    /** Ends it without a word, as a machine that loses power: nothing is flushed, committed or said to the group. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(its output cannot be read: " + e.getMessage() + ")";
        }
    }
}
