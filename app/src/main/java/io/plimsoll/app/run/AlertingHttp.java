package io.plimsoll.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.app.web.Asked;
import io.plimsoll.app.web.Page;
import io.plimsoll.app.web.Refused;
import io.plimsoll.app.web.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the world may tell and ask alerting by HTTP: pages by their path. A client that sends slowly keeps one of many threads for ten seconds
 * at most, see {@link SlowClients}.
 */
public final class AlertingHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertingHttp.class);
    private static final int LARGEST = 64 * 1024;
    private static final int THREADS = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    static {
        SlowClients.bound();
    }

    private AlertingHttp(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Serves on all addresses of this host; port 0 takes a free one. {@code pages} by path; a path that ends with {@code /} stands for
     * all that begin with it.
     */
    public static AlertingHttp serve(int port, Map<String, Page> pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        pages.forEach((path, page) -> server.createContext(path, exchange -> {
            try (exchange) {
                boolean meant =
                        path.endsWith("/") || exchange.getRequestURI().getPath().equals(path);
                write(exchange, meant ? reply(exchange, page) : new Reply(404, Map.of(), ""));
            }
        }));
        return new AlertingHttp(server);
    }

    /** Port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static Reply reply(HttpExchange exchange, Page page) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return Refused.tooLarge(LARGEST).reply();
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String query = exchange.getRequestURI().getRawQuery();
        Asked asked = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                new String(body, UTF_8));
        try {
            return page.answer(asked);
        } catch (Refused e) {
            return e.reply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Refused.unavailable("this process is stopping").reply();
        } catch (RuntimeException e) {
            LOG.error("{} {} was not answered", asked.method(), asked.path(), e);
            return Refused.unavailable("the cluster does not answer").reply();
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = reply.body().getBytes(UTF_8);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
