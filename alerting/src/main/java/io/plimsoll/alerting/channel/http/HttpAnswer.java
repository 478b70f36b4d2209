package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status 200..599
 * @param headers by name in lower case
 * @param body as far as it came, at most 64 KB
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** This answer with every secret cut out of its body, before anything is shortened. */
    HttpAnswer without(List<Secret> secrets) {
        String clean = body;
        for (Secret secret : secrets) {
            clean = secret.cutOutOf(clean);
        }
        return new HttpAnswer(status, headers, clean);
    }

    /** Value of a header, {@code name} in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Status and the beginning of the body, on one line. */
    public String summary() {
        String text = body.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String start = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return "HTTP " + status + (start.isEmpty() ? "" : ": " + start);
    }
}
