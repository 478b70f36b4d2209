package io.plimsoll.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.rules.RulePublisher;
import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.app.rules.RulesFileException;
import io.plimsoll.app.web.Page;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.schemas.SchemaCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Components of one process on a real cluster. */
public final class RunningComponents implements AutoCloseable {
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(30);

    private final @Nullable RiskComponent risk;
    private final @Nullable AlertingApp alerting;

    private final @Nullable AlertingHttp http;
    private final @Nullable RoutesReload routes;

    private RunningComponents(
            @Nullable RiskComponent risk,
            @Nullable AlertingApp alerting,
            @Nullable AlertingHttp http,
            @Nullable RoutesReload routes) {
        this.routes = routes;
        this.risk = risk;
        this.alerting = alerting;
        this.http = http;
    }

    /** Checks the configuration and the registry, then starts {@code wanted}. */
    public static RunningComponents start(PlimsollConfig config, Set<Component> wanted, MeterRegistry meters)
            throws RulesFileException, InterruptedException {
        Optional<Path> rulesFile = config.path(ConfigKey.RULES_FILE);
        Optional<List<AlertRule>> rules =
                rulesFile.isPresent() ? Optional.of(RulesFile.read(rulesFile.get())) : Optional.empty();
        RoutesReload routes = wanted.contains(Component.ALERTING) ? RoutesReload.of(config, meters) : null;
        SchemaCatalog.awaitRegistry(config.registryClient(), REGISTRY_PATIENCE);
        RequiredTopics.check(config, wanted);
        RiskComponent risk = null;
        if (wanted.contains(Component.STREAMS)) {
            if (rules.isPresent()) {
                RulePublisher.publish(
                        config, rules.get(), InstantSource.system().instant());
            } else {
                RulePublisher.restoreDefaults(config, InstantSource.system().instant());
            }
            risk = RiskComponent.start(config, meters);
        }
        AlertingApp alerting = routes == null ? null : AlertingComponent.start(config, routes.routes(), meters);
        AlertingHttp http = routes == null || alerting == null ? null : http(config, routes.routes(), alerting);
        if (routes != null && alerting != null) {
            routes.start(alerting.board());
        }
        return new RunningComponents(risk, alerting, http, routes);
    }

    private static @Nullable AlertingHttp http(PlimsollConfig config, Supplier<Routes> routes, AlertingApp alerting) {
        int port = config.number(ConfigKey.ALERTING_HTTP_PORT);
        Map<String, Page> pages = AlertingPages.of(config, routes, alerting.reports(), InstantSource.system());
        if (port == 0 || pages.isEmpty()) {
            return null;
        }
        try {
            return AlertingHttp.serve(port, pages);
        } catch (IOException e) {
            alerting.close();
            throw new UncheckedIOException(
                    ConfigKey.ALERTING_HTTP_PORT.key() + ": cannot listen on port " + port + ", expected a free port",
                    e);
        }
    }

    /** Waits until a component ends by itself, which is always a failure. */
    public void awaitEnd() throws InterruptedException {
        while (true) {
            Optional<Throwable> failure = failure();
            if (failure.isPresent()) {
                throw new IllegalStateException("a component ended: " + failure.get(), failure.get());
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private Optional<Throwable> failure() {
        Optional<Throwable> ofRisk = risk == null ? Optional.empty() : risk.failure();
        return ofRisk.isPresent() || alerting == null ? ofRisk : alerting.failure();
    }

    @Override
    public void close() {
        if (routes != null) {
            routes.close();
        }
        if (http != null) {
            http.close();
        }
        if (risk != null) {
            risk.close();
        }
        if (alerting != null) {
            alerting.close();
        }
    }
}
