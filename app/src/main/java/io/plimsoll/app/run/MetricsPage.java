package io.plimsoll.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The page Prometheus reads: {@code GET /metrics}. */
public final class MetricsPage implements AutoCloseable {
    private final @Nullable HttpServer server;

    private MetricsPage(@Nullable HttpServer server) {
        this.server = server;
    }

    /** Serves on all addresses of this host; with port 0 there is no page. */
    public static MetricsPage serve(int port, PrometheusMeterRegistry meters) throws IOException {
        if (port == 0) {
            return new MetricsPage(null);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/metrics", exchange -> {
            byte[] page = meters.scrape().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new MetricsPage(server);
    }

    /** For the start message: where the page is. */
    public String where() {
        return server == null ? "" : ", metrics on port " + server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
