package io.plimsoll.alerting.channel.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves below HTTP. What it does after it has read a request is up to the test. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    /** What happens to a connection whose request has been read. */
    @FunctionalInterface
    public interface Behaviour {
        void on(Socket client, CountDownLatch closed) throws IOException, InterruptedException;
    }

    public RawServer(Behaviour behaviour) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread = new Thread(() -> serve(behaviour), "raw-server");
        thread.start();
    }

    /** Answers with these bytes and closes. */
    public static Behaviour saying(String bytes) {
        return (client, closed) -> {
            client.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            client.getOutputStream().flush();
        };
    }

    /** Breaks the connection. */
    public static Behaviour resetting() {
        return (client, closed) -> client.setSoLinger(true, 0);
    }

    /** Says nothing until the test is over. */
    public static Behaviour silent() {
        return (client, closed) -> closed.await();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    private void serve(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                readRequest(client.getInputStream());
                requests.incrementAndGet();
                behaviour.on(client, closed);
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        thread.interrupt();
    }
}
