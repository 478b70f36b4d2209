package io.plimsoll.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.alerting.channel.sms.SmsCallback;
import io.plimsoll.alerting.dispatch.Confirmation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the world may tell alerting by HTTP: status callbacks of the SMS provider, at {@value #SMS}. */
public final class AlertingHttp implements AutoCloseable {
    /** Path of the SMS provider's callbacks. */
    public static final String SMS = "/callbacks/sms";

    private static final Logger LOG = LoggerFactory.getLogger(AlertingHttp.class);
    private static final int LARGEST = 64 * 1024;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private AlertingHttp(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    /** Serves on all addresses of this host; port 0 takes a free one. What the provider reports goes to {@code reports}. */
    public static AlertingHttp serve(int port, SmsCallback sms, Consumer<Confirmation> reports) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext(SMS, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status(exchange, sms, reports), -1);
            }
        });
        return new AlertingHttp(server);
    }

    /** Port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static int status(HttpExchange exchange, SmsCallback sms, Consumer<Confirmation> reports)
            throws IOException {
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals(SMS)) {
            return 404;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return 413;
        }
        @Nullable String signature = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
        SmsCallback.Reading reading = sms.read(new String(body, UTF_8), signature);
        if (reading instanceof SmsCallback.Reading.Forged) {
            LOG.warn("callback of {} at {}: its signature is not the provider's", exchange.getRemoteAddress(), SMS);
            return 403;
        }
        if (reading instanceof SmsCallback.Reading.Ended ended) {
            reports.accept(ended.report());
        }
        return 204;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
