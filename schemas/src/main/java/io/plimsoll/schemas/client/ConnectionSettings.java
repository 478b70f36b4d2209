package io.plimsoll.schemas.client;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach a registry, in Confluent's configuration keys.
 *
 * @param urls {@code schema.registry.url}: one or more, tried in turn
 * @param credentials {@code basic.auth.credentials.source} and {@code basic.auth.user.info}
 * @param tls {@code schema.registry.ssl.*}, else {@code ssl.*}
 * @param connectTimeout {@code http.connect.timeout.ms}, 5 s by default
 * @param readTimeout {@code http.read.timeout.ms}, for a whole answer, 15 s by default
 * @param maxRetries {@code max.retries}: rounds over all urls after the first one, 3 by default
 * @param retryWait {@code retries.wait.ms}: pause before the first retry, doubled each time, 200 ms by default
 * @param maxRetryWait {@code retries.max.wait.ms}: longest pause, 2 s by default
 */
record ConnectionSettings(
        List<URI> urls,
        BasicCredentials credentials,
        TlsSettings tls,
        Duration connectTimeout,
        Duration readTimeout,
        int maxRetries,
        Duration retryWait,
        Duration maxRetryWait) {
    static final String URL = "schema.registry.url";

    static ConnectionSettings from(Map<String, ?> config) {
        return new ConnectionSettings(
                urls(config),
                BasicCredentials.from(config),
                TlsSettings.from(config),
                duration(config, "http.connect.timeout.ms", 5_000),
                duration(config, "http.read.timeout.ms", 15_000),
                (int) number(config, "max.retries", 3),
                duration(config, "retries.wait.ms", 200),
                duration(config, "retries.max.wait.ms", 2_000));
    }

    /** The urls without credentials, for messages. */
    String address() {
        return String.join(
                ",", urls.stream().map(BasicCredentials::withoutUserInfo).toList());
    }

    static List<String> urlList(Map<String, ?> config) {
        Object value = config.get(URL);
        if (value == null || value.toString().isBlank()) {
            throw new ConfigException(
                    URL + " is not set; expected the registry's address, e.g. http://127.0.0.1:8081 or mock://test");
        }
        List<?> parts = value instanceof List<?> list
                ? list
                : Arrays.asList(value.toString().split(",", -1));
        return parts.stream()
                .map(part -> part.toString().strip())
                .filter(part -> !part.isEmpty())
                .map(part -> part.endsWith("/") ? part.substring(0, part.length() - 1) : part)
                .toList();
    }

    private static List<URI> urls(Map<String, ?> config) {
        return urlList(config).stream().map(ConnectionSettings::url).toList();
    }

    private static URI url(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException notAUri) {
            throw new ConfigException(
                    URL + " holds something that is not a URL (" + text.length()
                            + " characters, not shown: it may hold a password); expected http://host:port or https://host:port");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new ConfigException(URL + " holds " + BasicCredentials.withoutUserInfo(uri)
                    + "; expected http://host:port, https://host:port or a single mock://name");
        }
        return uri;
    }

    private static Duration duration(Map<String, ?> config, String key, long defaultMs) {
        return Duration.ofMillis(number(config, key, defaultMs));
    }

    private static long number(Map<String, ?> config, String key, long otherwise) {
        Object value = config.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.toString().strip());
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new ConfigException(key, value, "expected a whole number from 0 to 2147483647");
        }
        throw new ConfigException(key, value, "expected a whole number from 0 to 2147483647");
    }
}
