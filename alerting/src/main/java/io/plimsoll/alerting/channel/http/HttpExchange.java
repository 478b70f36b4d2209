package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.channel.http.AddressGuard.PrivateAddressException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Makes one request on a connection of its own, to the address that was checked. A connection is never used twice: one that
 * died while idle would leave the outcome of the next request unknown. Thread-safe.
 */
public final class HttpExchange {
    private final HttpSettings settings;

    public HttpExchange(HttpSettings settings) {
        this.settings = settings;
    }

    /** Sends {@code call}, with {@code idempotencyKey} as the header of that name, and waits for the answer. */
    public HttpResult post(HttpCall call, String idempotencyKey) {
        String where = call.host() + ":" + call.port();
        if (call.guarded() && !call.encrypted() && !settings.guard().allowsPrivate(call.host())) {
            return new HttpResult.Refused(
                    "found http to " + where + ", expected https, or the host in notify.private.hosts");
        }
        boolean written = false;
        try (Socket plain = new Socket()) {
            InetAddress address = settings.guard().resolve(call.host(), call.guarded());
            int connectMs = (int) settings.connectTimeout().toMillis();
            plain.connect(new InetSocketAddress(address, call.port()), connectMs);
            plain.setSoTimeout(connectMs);
            plain.setTcpNoDelay(true);
            Socket socket = call.encrypted() ? encrypted(plain, call) : plain;
            OutputStream out = socket.getOutputStream();
            out.write(call.bytes(idempotencyKey));
            out.flush();
            written = true;
            TimedInput in = new TimedInput(socket, settings.answerTimeout());
            return new HttpResult.Answered(AnswerReader.read(new BufferedInputStream(in)));
        } catch (PrivateAddressException e) {
            return new HttpResult.Refused(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return new HttpResult.NotSent("no address of host " + call.host() + " is known");
        } catch (IOException e) {
            return failed(where, e, written);
        }
    }

    private Socket encrypted(Socket plain, HttpCall call) throws IOException {
        SSLSocket socket = (SSLSocket) settings.sockets().createSocket(plain, call.host(), call.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static HttpResult failed(String where, IOException e, boolean written) {
        String why = where + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        if (written) {
            return new HttpResult.Unanswered("no answer to a request that was handed over: " + why);
        }
        return e instanceof SSLException && !connectionLost(e)
                ? new HttpResult.NoTls("no TLS, nothing sent: " + why)
                : new HttpResult.NotSent(why);
    }

    private static boolean connectionLost(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof EOFException || t instanceof SocketException || t instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
