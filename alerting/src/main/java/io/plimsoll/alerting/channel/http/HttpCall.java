package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One POST request. Its text form shows the host only: path, headers and body may hold secrets.
 *
 * @param url http or https, with a host
 * @param headers beyond Host, Content-Length and Connection
 * @param guarded whether the host is a user's choice, so that private addresses are refused
 * @param secrets what must not appear in anything that is recorded
 */
public record HttpCall(URI url, Map<String, String> headers, HttpBody body, boolean guarded, List<Secret> secrets) {
    /** A request with a body of text. */
    public HttpCall(URI url, Map<String, String> headers, String body, boolean guarded, List<Secret> secrets) {
        this(url, headers, HttpBody.of(body), guarded, secrets);
    }

    public HttpCall {
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("address: found no http or https URL with a host and without a user");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getValue().chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException("header " + header.getKey()
                        + ": found a character that a header cannot hold, expected printable ASCII");
            }
        }
    }

    /** A request with a JSON body. */
    public static HttpCall json(
            URI url, Map<String, String> headers, String body, boolean guarded, List<Secret> secrets) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new HttpCall(url, all, body, guarded, secrets);
    }

    boolean encrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    String host() {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : encrypted() ? 443 : 80;
    }

    /** The request as it goes over the wire; {@code idempotencyKey} is the same on every attempt. */
    byte[] bytes(String idempotencyKey) {
        byte[] content = body.bytes();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder("POST " + path);
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
        if (url.getPort() >= 0) {
            head.append(':').append(url.getPort());
        }
        head.append("\r\nUser-Agent: Plimsoll\r\nConnection: close\r\nAccept: */*\r\nIdempotency-Key: ")
                .append(idempotencyKey);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        head.append("\r\nContent-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    @Override
    public String toString() {
        return "POST to " + url.getHost();
    }
}
