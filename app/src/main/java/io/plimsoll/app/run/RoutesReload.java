package io.plimsoll.app.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.AlertingMeters;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.route.LiveRoutes;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.route.RoutesWatch;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code routes.file} of a process that runs: read at the start, and looked at again and again. */
final class RoutesReload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesReload.class);

    private static final List<String> MADE_AT_START = List.of("sms", "kafka");

    private final LiveRoutes routes;
    private final PlimsollConfig config;
    private final Path file;
    private final String text;
    private final Counter refused;
    private final Duration interval;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "routes-reload"));

    private RoutesReload(PlimsollConfig config, Path file, String text, MeterRegistry meters) {
        routes = new LiveRoutes(RoutesFile.read(file));
        this.config = config;
        this.file = file;
        this.text = text;
        refused = meters.counter(AlertingMeters.ROUTES_REFUSED.meterName());
        Gauge.builder(AlertingMeters.ROUTES_VERSION.meterName(), routes, LiveRoutes::number)
                .register(meters);
        interval = config.duration(ConfigKey.ROUTES_RELOAD_MS);
    }

    /** Reads the file; throws when it is faulty. */
    static RoutesReload of(PlimsollConfig config, MeterRegistry meters) {
        Path file = Path.of(config.text(ConfigKey.ROUTES_FILE));
        String text;
        try {
            text = Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read routes file " + file, e);
        }
        return new RoutesReload(config, file, text, meters);
    }

    LiveRoutes routes() {
        return routes;
    }

    /** Looks at the file from now on; that it is refused is put on {@code board}. */
    void start(Board board) {
        if (!interval.isZero()) {
            String name = String.valueOf(file.getFileName());
            Set<String> atStart = routes.get().channels();
            RoutesWatch watch = new RoutesWatch(file, text, routes, next -> lacking(next, atStart), faults -> {
                refused.increment();
                board.sees(Condition.ROUTES_REFUSED, name, String.join("; ", faults));
            });
            long everyMs = interval.toMillis();
            thread.scheduleWithFixedDelay(() -> look(watch, board, name), everyMs, everyMs, TimeUnit.MILLISECONDS);
        }
    }

    /** What is not foreseen must not end the looks. */
    private static void look(RoutesWatch watch, Board board, String name) {
        try {
            if (watch.look()) {
                board.over(Condition.ROUTES_REFUSED, name);
            }
        } catch (RuntimeException e) {
            LOG.error("the routes file was not looked at", e);
        }
    }

    /** What the configuration lacks for {@code next}, and channels that are made at start for those who are told by them then. */
    private List<String> lacking(Routes next, Set<String> atStart) {
        List<String> faults = new ArrayList<>(RoutesNeeds.lacking(config, next));
        MADE_AT_START.stream()
                .filter(channel -> next.channels().contains(channel) && !atStart.contains(channel))
                .forEach(channel -> faults.add("channel " + channel
                        + ": found nobody told by it at start, expected a restart before the first one is"));
        return faults;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
