package io.plimsoll.app.bench;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Broker and registry in a process of their own, so that their garbage and their heap are not counted as ours. They still
 * share the processors. Ends when its standard input ends, so also when the bench dies.
 */
final class BenchBroker implements AutoCloseable {
    private static final String READY = "ready ";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final PlimsollConfig config;

    private BenchBroker(Process process, PlimsollConfig config) {
        this.process = process;
        this.config = config;
    }

    /** Starts it on an empty folder. */
    static BenchBroker start(Path dir, PlimsollConfig base) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchBroker.class.getName(),
                        dir.toString(),
                        base.text(ConfigKey.ACCOUNTS_PARTITIONS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                String[] addresses = line.substring(READY.length()).split(" ", 2);
                return new BenchBroker(
                        process,
                        base.with(ConfigKey.BOOTSTRAP_SERVERS, addresses[0])
                                .with(ConfigKey.SCHEMA_REGISTRY_URL, addresses[1])
                                .with(ConfigKey.STATE_DIR, dir.resolve("state").toString()));
            }
        }
        throw new IllegalStateException("the broker's process ended before it was ready; see its messages above");
    }

    /** Settings by which it is reached. */
    PlimsollConfig config() {
        return config;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Entry of the process: folder and number of partitions of the account topics. */
    public static void main(String[] args) throws IOException {
        PlimsollConfig base = PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, args[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EmbeddedCluster cluster = EmbeddedCluster.start(Path.of(args[0]), base)) {
            out.println(READY + cluster.config().text(ConfigKey.BOOTSTRAP_SERVERS) + " "
                    + cluster.config().text(ConfigKey.SCHEMA_REGISTRY_URL));
            while (System.in.read() >= 0) {
                out.flush();
            }
        }
    }
}
