package io.plimsoll.alerting.channel.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Bytes of a socket within one time for all of them, so that a server cannot hold a sender by a byte a second. */
final class TimedInput extends FilterInputStream {
    private final Socket socket;
    private final long untilNanos;
    private final long timeoutMs;

    TimedInput(Socket socket, Duration within) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.timeoutMs = within.toMillis();
        this.untilNanos = System.nanoTime() + within.toNanos();
    }

    @Override
    public int read() throws IOException {
        beforeRead();
        return super.read();
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        beforeRead();
        return super.read(into, at, length);
    }

    private void beforeRead() throws IOException {
        long leftMs = (untilNanos - System.nanoTime()) / 1_000_000;
        if (leftMs < 1) {
            throw new SocketTimeoutException("answer not complete within " + timeoutMs + " ms");
        }
        socket.setSoTimeout((int) Math.min(leftMs, Integer.MAX_VALUE));
    }
}
