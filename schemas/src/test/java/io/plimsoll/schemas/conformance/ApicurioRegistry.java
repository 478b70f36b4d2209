package io.plimsoll.schemas.conformance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Apicurio Registry 3.0.9 in a process of its own, in memory, on free ports of 127.0.0.1. */
final class ApicurioRegistry implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final String url;
    private final Thread reaper;

    private ApicurioRegistry(Process process, String url) {
        this.process = process;
        this.url = url;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static ApicurioRegistry start() throws IOException {
        Path target = Path.of(System.getProperty("plimsoll.target"));
        Path jar = target.resolve("apicurio/apicurio-registry-app-3.0.9-runner.jar");
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; run mvn generate-test-resources, which unpacks it");
        }
        Path log = target.resolve("apicurio.log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()),
                        "APICURIO_RULES_GLOBAL_COMPATIBILITY", "BACKWARD"));
        ApicurioRegistry registry =
                new ApicurioRegistry(builder.start(), "http://127.0.0.1:" + port + "/apis/ccompat/v7");
        await("Apicurio Registry at " + registry.url + ", see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .until(registry::answers);
        return registry;
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Apicurio Registry ended with exit code " + process.exitValue());
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
