package io.plimsoll.alerting.channel.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connects within a time limit; with TLS the certificate has to be the host's. */
final class SmppSockets implements ConnectionFactory {
    private final SmppSettings settings;

    SmppSockets(SmppSettings settings) {
        this.settings = settings;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        int connectMs = (int) settings.connectTimeout().toMillis();
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), connectMs);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(connectMs);
            return new SocketConnection(encrypted(plain, host, port));
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory tls = settings.tls();
        if (tls == null) {
            return plain;
        }
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
