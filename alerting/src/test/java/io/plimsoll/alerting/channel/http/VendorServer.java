package io.plimsoll.alerting.channel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor on loopback: keeps each request, answers as scripted, otherwise with its usual yes. */
public final class VendorServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final int status;
    private final String yes;
    private final Deque<Answer> script = new ArrayDeque<>();
    private volatile int echo;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** A request as it came; header names in lower case. */
    public record Request(String method, String path, Map<String, List<String>> headers, String body, HttpBody raw) {
        public String header(String name) {
            return String.join(" | ", headers.getOrDefault(name, List.of("(none)")));
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An answer; status 0 is none at all, the connection is closed. */
    public record Answer(int status, String body, Map<String, String> headers) {
        public Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /** A vendor whose usual answer is {@code status} with {@code yes}. */
    public VendorServer(int status, String yes) {
        this.status = status;
        this.yes = yes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** The next request is answered so. */
    public void answer(int code, String body, Map<String, String> headers) {
        answer(new Answer(code, body, headers));
    }

    /** The next request is answered so. */
    public void answer(Answer next) {
        script.add(next);
    }

    /** The next request is read and not answered. */
    public void hangUp() {
        answer(new Answer(0, ""));
    }

    /** From now on every request is answered with {@code code} and all that it said. */
    public void repeatAll(int code) {
        echo = code;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public Request last() {
        return requests.get(requests.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        HttpBody raw = HttpBody.of(exchange.getRequestBody().readAllBytes());
        String body = raw.text();
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        requests.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body, raw));
        Answer next = script.poll();
        if (echo > 0) {
            next = new Answer(echo, exchange.getRequestURI() + " " + headers.values() + " " + body, Map.of());
        }
        Answer answer = next == null ? new Answer(status, yes, Map.of()) : next;
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
