package io.plimsoll.app.e2e;

import static org.awaitility.Awaitility.await;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP door in front of the schema registry that can be shut: connections, open and new ones, then break. */
final class SwitchableDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchableDoor.class);

    private volatile URI registry;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean shut;

    private SwitchableDoor(URI registry, ServerSocket door) {
        this.registry = registry;
        this.door = door;
        threads.execute(this::accept);
    }

    static SwitchableDoor before(PlimsollConfig cluster) throws IOException {
        return new SwitchableDoor(
                URI.create(cluster.text(ConfigKey.SCHEMA_REGISTRY_URL)),
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** Settings that reach the registry of {@code cluster} through this door. */
    PlimsollConfig through(PlimsollConfig cluster) {
        return cluster.with(ConfigKey.SCHEMA_REGISTRY_URL, "http://127.0.0.1:" + door.getLocalPort());
    }

    /** Leads to the registry of another cluster from now on. */
    void leadTo(PlimsollConfig cluster) {
        registry = URI.create(cluster.text(ConfigKey.SCHEMA_REGISTRY_URL));
    }

    void shut() {
        shut = true;
        sockets.forEach(SwitchableDoor::drop);
    }

    void open() {
        shut = false;
    }

    /** Waits until somebody has found the door shut. */
    void awaitRefused() {
        await().atMost(Pipeline.PATIENCE).until(() -> refused.get() > 0);
    }

    @Override
    public void close() throws IOException {
        door.close();
        shut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (shut) {
                    refused.incrementAndGet();
                    drop(client);
                } else {
                    join(client);
                }
            } catch (IOException e) {
                LOG.debug("no longer accepting, or no registry behind the door", e);
            }
        }
    }

    private void join(Socket client) throws IOException {
        Socket server = new Socket(registry.getHost(), registry.getPort());
        sockets.add(client);
        sockets.add(server);
        threads.execute(() -> pump(client, server));
        threads.execute(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            LOG.debug("connection broken", e);
        } finally {
            drop(from);
            drop(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("already broken", e);
        }
    }
}
