package io.plimsoll.schemas.client;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Gives clients for a configuration. Serdes of one configuration share one HTTP connection pool, which goes away with the
 * last of them.
 */
public final class RegistryClients {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final Map<ConnectionSettings, WeakReference<HttpRegistry>> SHARED = new HashMap<>();

    private RegistryClients() {}

    /**
     * Client for {@code schema.registry.url} and its companions.
     *
     * @throws ConfigException when a setting is missing or wrong
     */
    public static RegistryClient of(Map<String, ?> config) {
        List<String> urls = ConnectionSettings.urlList(config);
        if (urls.stream().anyMatch(url -> url.startsWith(InJvmRegistry.SCHEME))) {
            if (urls.size() > 1) {
                throw new ConfigException(
                        ConnectionSettings.URL + " holds " + urls.size() + " addresses; expected a single mock://name");
            }
            return InJvmRegistry.at(urls.get(0));
        }
        return shared(ConnectionSettings.from(config));
    }

    /**
     * Waits until a registry answers.
     *
     * @throws RegistryUnavailableException when none has within {@code atMost}
     */
    public static void await(Map<String, ?> config, Duration atMost) {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        Map<String, Object> once = new HashMap<>(config);
        once.put("max.retries", 0);
        long attemptMs = Math.max(1, Math.min(5_000, atMost.toMillis()));
        once.put("http.connect.timeout.ms", attemptMs);
        once.put("http.read.timeout.ms", attemptMs);
        RegistryClient client = of(once);
        while (true) {
            try {
                client.subjects();
                return;
            } catch (RegistryUnavailableException notYet) {
                if (System.nanoTime() - deadlineNanos >= 0) {
                    throw new RegistryUnavailableException(
                            "no schema registry within " + atMost.toMillis() + " ms: " + notYet.getMessage(), notYet);
                }
                Pause.letPass(Pause.real(), BETWEEN_QUESTIONS);
            }
        }
    }

    private static HttpRegistry shared(ConnectionSettings settings) {
        synchronized (SHARED) {
            SHARED.values().removeIf(reference -> reference.get() == null);
            WeakReference<HttpRegistry> reference = SHARED.get(settings);
            HttpRegistry client = reference == null ? null : reference.get();
            if (client == null) {
                client = new HttpRegistry(settings, Pause.real());
                SHARED.put(settings, new WeakReference<>(client));
            }
            return client;
        }
    }
}
