package io.plimsoll.alerting.channel.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * How requests are made.
 *
 * @param connectTimeout to reach a server and agree on TLS, > 0
 * @param answerTimeout from the last byte written to the last byte of the answer, > 0
 */
public record HttpSettings(
        Duration connectTimeout, Duration answerTimeout, AddressGuard guard, SSLSocketFactory sockets) {
    public HttpSettings {
        if (connectTimeout.toMillis() < 1 || answerTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "http timeouts: found " + connectTimeout + " and " + answerTimeout + ", expected at least 1 ms");
        }
    }

    /** The certificates every Java trusts, names from the system's resolver. */
    public static HttpSettings of(Duration connectTimeout, Duration answerTimeout, Set<String> privateHosts) {
        return new HttpSettings(
                connectTimeout,
                answerTimeout,
                new AddressGuard(InetAddress::getAllByName, privateHosts),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
