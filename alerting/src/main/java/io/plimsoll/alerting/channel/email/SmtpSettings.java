package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where and how mail is handed over.
 *
 * @param port 1..65535
 * @param user null: no authentication
 * @param password null: no authentication
 * @param from sender's address; its domain is the right-hand side of Message-IDs
 * @param connectTimeout to reach the server, > 0
 * @param ioTimeout for each answer and each write, > 0
 * @param authPause after the server refused our login, how long no further login is tried
 * @param trustStore PEM or JKS file with the certificates to trust; null: those every Java trusts
 */
public record SmtpSettings(
        String host,
        int port,
        Tls tls,
        @Nullable String user,
        @Nullable Secret password,
        String from,
        Duration connectTimeout,
        Duration ioTimeout,
        Duration authPause,
        @Nullable Path trustStore) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");

    /** Encryption of the connection. */
    public enum Tls {
        /** Plain text; for a server on the same host. */
        NONE,
        /** STARTTLS or nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT
    }

    public SmtpSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("smtp.port: found " + port + ", expected 1..65535");
        }
        if (from.indexOf('@') < 1 || from.endsWith("@") || from.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("smtp.from: found \"" + from + "\", expected an address");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("smtp.user and smtp.password: found only one, expected both or neither");
        }
        if (user != null && tls == Tls.NONE && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("smtp.tls: found NONE with a password for host " + host
                    + ", expected STARTTLS or IMPLICIT: it would be readable on the way");
        }
        if (connectTimeout.toMillis() < 1 || ioTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "smtp timeouts: found " + connectTimeout + " and " + ioTimeout + ", expected at least 1 ms");
        }
    }

    /** Plain text to {@code host:port} without login; timeouts of 10 s. */
    public static SmtpSettings plain(String host, int port, String from) {
        return new SmtpSettings(
                host,
                port,
                Tls.NONE,
                null,
                null,
                from,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                null);
    }

    /** Message-ID of the mail of {@code intentId}, angle brackets included. */
    String messageId(String intentId) {
        return "<" + intentId + "@" + domain() + ">";
    }

    /** {@code outcome} as may be recorded: what the server repeated of our password is cut out. */
    Outcome withoutSecrets(Outcome outcome) {
        if (password == null) {
            return outcome;
        }
        return outcome.withDetail(password.cutOutOf(outcome.detail()));
    }

    /** The part of {@code from} after the at sign. */
    public String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
