package io.plimsoll.schemas.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request to the first registry of a list that answers. Starts with the one that answered last; goes over the
 * list at most {@code max.retries + 1} times, with a growing pause between rounds. Unreachable, 5xx and 429 count as no
 * answer.
 */
final class HttpTransport {
    private static final String JSON = "application/vnd.schemaregistry.v1+json";

    private final ConnectionSettings settings;
    private final Pause pause;
    private final HttpClient http;
    private volatile int preferred;

    HttpTransport(ConnectionSettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        settings.tls().context().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** @throws RegistryUnavailableException when none of the registries answers */
    HttpResponse<String> send(String method, String path, Optional<String> body) {
        List<String> failures = new ArrayList<>();
        Exception last = null;
        Duration wait = settings.retryWait();
        for (int round = 0; round <= settings.maxRetries(); round++) {
            if (round > 0) {
                Pause.letPass(pause, wait);
                wait = shorter(wait.multipliedBy(2), settings.maxRetryWait());
                failures.clear();
            }
            int urls = settings.urls().size();
            int first = preferred;
            for (int i = 0; i < urls; i++) {
                int index = (first + i) % urls;
                URI url = settings.urls().get(index);
                try {
                    HttpResponse<String> response =
                            http.send(request(url, method, path, body), BodyHandlers.ofString());
                    if (response.statusCode() < 500 && response.statusCode() != 429) {
                        preferred = index;
                        return response;
                    }
                    failures.add(BasicCredentials.withoutUserInfo(url) + ": HTTP " + response.statusCode());
                } catch (IOException unreachable) {
                    last = unreachable;
                    failures.add(BasicCredentials.withoutUserInfo(url) + ": " + described(unreachable));
                } catch (InterruptedException interrupted) {
                    throw new InterruptException("interrupted while waiting for the schema registry", interrupted);
                }
            }
        }
        throw unavailable(failures, last);
    }

    private RegistryUnavailableException unavailable(List<String> failures, @Nullable Exception last) {
        return new RegistryUnavailableException(
                "schema registry unavailable after " + (settings.maxRetries() + 1) + " attempts: "
                        + String.join("; ", failures) + "; check " + ConnectionSettings.URL + " ("
                        + settings.address() + ") and that the registry is running",
                last);
    }

    private HttpRequest request(URI url, String method, String path, Optional<String> body) {
        URI target = URI.create(BasicCredentials.withoutUserInfo(url) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(settings.readTimeout())
                .header("Accept", JSON + ", application/json")
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        if (body.isPresent()) {
            request.header("Content-Type", JSON);
        }
        settings.credentials().header(url).ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static String described(IOException failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + " " + failure.getMessage();
    }
}
