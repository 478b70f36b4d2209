package io.plimsoll.schemas.registry;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A running registry on HTTP: {@code start(log)} → {@link #url()} → {@link #close()}. It asks nobody for a password, so it
 * listens on 127.0.0.1 unless told otherwise.
 */
public final class SchemaRegistryServer implements AutoCloseable {
    private static final int THREADS = 4;

    private final SchemaRegistry registry;
    private final HttpServer http;
    private final String scheme;
    private final ExecutorService threads;

    private SchemaRegistryServer(SchemaRegistry registry, HttpServer http, String scheme) {
        this.registry = registry;
        this.http = http;
        this.scheme = scheme;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "schema-registry-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        http.createContext("/", new RegistryHttpHandler(new RegistryRoutes(registry)));
        http.setExecutor(threads);
        http.start();
    }

    /** Starts on a free port of 127.0.0.1. */
    public static SchemaRegistryServer start(SchemaLog log) throws IOException {
        return start(log, "127.0.0.1", 0);
    }

    /**
     * Starts once the log is replayed.
     *
     * @param log where the state lives; closed with the server, also when it cannot start
     * @param host address to listen on
     * @param port 0 takes a free one
     * @throws IOException when the address cannot be listened on, naming it
     */
    public static SchemaRegistryServer start(SchemaLog log, String host, int port) throws IOException {
        return bound(log, host, port, () -> HttpServer.create(new InetSocketAddress(host, port), 0), "http");
    }

    /** The same on TLS. */
    public static SchemaRegistryServer startTls(SchemaLog log, String host, int port, SSLContext tls)
            throws IOException {
        return bound(
                log,
                host,
                port,
                () -> {
                    HttpsServer server = HttpsServer.create(new InetSocketAddress(host, port), 0);
                    server.setHttpsConfigurator(new HttpsConfigurator(tls));
                    return server;
                },
                "https");
    }

    /** Address for {@code schema.registry.url}. */
    public String url() {
        InetSocketAddress address = http.getAddress();
        String host = address.getHostString();
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** The registry behind the address. */
    public SchemaRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        registry.close();
    }

    private static SchemaRegistryServer bound(SchemaLog log, String host, int port, Binding binding, String scheme)
            throws IOException {
        SchemaRegistry registry = new SchemaRegistry(log);
        try {
            return new SchemaRegistryServer(registry, binding.bind(), scheme);
        } catch (IOException taken) {
            registry.close();
            throw new IOException(
                    "schema registry cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                            + "); expected a free port, 0 takes any",
                    taken);
        }
    }

    private interface Binding {
        HttpServer bind() throws IOException;
    }
}
