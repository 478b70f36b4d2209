package io.plimsoll.schemas.client;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Gives clients for a configuration. Serdes of one configuration share one HTTP connection pool, which goes away with the
 * last of them.
 */
public final class RegistryClients {
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
