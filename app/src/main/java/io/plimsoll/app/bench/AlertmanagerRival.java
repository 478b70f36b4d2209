package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The same storm through a real Prometheus Alertmanager: grouped by desk, one webhook receiver, updates as often as ours. It is
 * killed right after it has taken the last alert, started again on its own data, and given a group interval to catch up.
 * What nobody was told then is lost, unless its sender sends it again, as Prometheus does while a rule holds.
 */
final class AlertmanagerRival {
    private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");
    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path binary;
    private final AlertingPlan plan;
    private final Path dir;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong firstNs = new AtomicLong();

    AlertmanagerRival(Path binary, AlertingPlan plan, Path dir) {
        this.binary = binary;
        this.plan = plan;
        this.dir = dir;
    }

    /** The binary, where there is one: {@code given}, or on the path. */
    static Optional<Path> find(Optional<Path> given) {
        if (given.isPresent()) {
            return given.filter(Files::isExecutable);
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    List<BenchFigure> run() throws IOException, InterruptedException {
        Path work = Files.createDirectories(dir.resolve("alertmanager"));
        int port = freePort();
        try (HttpSink sink = new HttpSink(this::hear)) {
            Path config = Files.writeString(work.resolve("alertmanager.yml"), """
                    route: {receiver: desk, group_by: [desk], group_wait: 1s, group_interval: %ds, repeat_interval: 4h}
                    receivers: [{name: desk, webhook_configs: [{url: "%s/"}]}]
                    """.formatted(
                            plan.update().toSeconds(), sink.url()));
            long startNs;
            Process first = start(config, work, port);
            try {
                startNs = send(port);
            } finally {
                first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            int before = heard.size();
            Process second = start(config, work, port);
            try {
                LockSupport.parkNanos(plan.update().plusSeconds(5).toNanos());
            } finally {
                second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            List<BenchFigure> figures = new ArrayList<>();
            figures.add(BenchFigure.alone(
                    "Alertmanager: first alert to first message",
                    "ms",
                    messages.get() == 0 ? Double.NaN : (firstNs.get() - startNs) / 1e6));
            figures.add(BenchFigure.alone("Alertmanager: messages", "messages", messages.get()));
            figures.add(BenchFigure.alone("Alertmanager: alerts told before kill -9", "alerts", before));
            figures.add(BenchFigure.alone(
                    "Alertmanager: accepted alerts lost by kill -9", "alerts", plan.alerts() - heard.size()));
            return figures;
        }
    }

    private Process start(Path config, Path work, int port) throws IOException {
        Path log = work.resolve("alertmanager.log");
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + work.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            DecisionRate.await(() -> ready(port) || !process.isAlive(), "Alertmanager is ready");
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw e;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "it ended with exit code " + process.exitValue() + ": " + lastLine(Files.readString(log)));
        }
        return process;
    }

    private static String lastLine(String log) {
        return log.lines().reduce("", (before, line) -> line);
    }

    private boolean ready(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Alertmanager started", e);
        }
    }

    /** Posts all, evenly; gives when it began. */
    private long send(int port) throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        for (int from = 0; from < plan.alerts(); from += BATCH) {
            ArrayNode batch = JSON.createArrayNode();
            for (int i = from; i < Math.min(plan.alerts(), from + BATCH); i++) {
                ObjectNode labels = batch.addObject().putObject("labels");
                labels.put("alertname", "margin-ratio");
                labels.put("alert_id", "storm-" + i);
                labels.put("account", AlertStorm.account(i));
                labels.put("desk", Integer.toString((i / 10) % AlertStorm.DESKS));
                labels.put("severity", AlertStorm.severity(i).name());
            }
            long waitNs = startNs + (long) ((double) plan.over().toNanos() * from / plan.alerts()) - System.nanoTime();
            if (waitNs > 0) {
                LockSupport.parkNanos(waitNs);
            }
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(batch.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "Alertmanager: found status " + answer.statusCode() + ", expected 200: " + answer.body());
            }
        }
        return startNs;
    }

    private void hear(byte[] body) {
        firstNs.compareAndSet(0, System.nanoTime());
        messages.incrementAndGet();
        try {
            for (JsonNode alert : JSON.readTree(body).path("alerts")) {
                heard.add(alert.path("labels").path("alert_id").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Alertmanager's message is no JSON", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
