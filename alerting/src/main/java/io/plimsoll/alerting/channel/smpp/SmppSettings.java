package io.plimsoll.alerting.channel.smpp;

import io.plimsoll.alerting.secret.Secret;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Account with a short message centre.
 *
 * @param port 1..65535, usually 3550 with TLS and 2775 without
 * @param tls makes encrypted sockets; null: plain text, for a leased line or a VPN
 * @param systemId our name, 1 to 15 characters
 * @param password at most 8 characters
 * @param systemType as the provider says, often empty, at most 12 characters
 * @param from number {@code +…}, short code or name of at most 11 characters that sends
 * @param maxSegments longest message, 1..10; a segment is billed each
 * @param receipts whether the centre tells what became of each message; without, what it took counts as delivered
 * @param connectTimeout to reach the centre, > 0
 * @param answerTimeout to each request, > 0
 * @param enquireLink after this long without a word we ask whether the other side is there, > 0
 * @param bindPause after a refused bind, how long no further one is tried
 */
public record SmppSettings(
        String host,
        int port,
        @Nullable SSLSocketFactory tls,
        String systemId,
        Secret password,
        String systemType,
        String from,
        int maxSegments,
        LongMessages longMessages,
        boolean receipts,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration enquireLink,
        Duration bindPause) {
    private static final int LONGEST_PASSWORD = 8;

    /** How a text of several segments goes to the centre. */
    public enum LongMessages {
        /** In parts with a user data header, as phones get them; every centre takes these. */
        UDH,
        /** Whole, as message_payload; the centre makes the parts. */
        PAYLOAD
    }

    public SmppSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("smpp.port: found " + port + ", expected 1..65535");
        }
        if (systemId.isEmpty() || systemId.length() > 15) {
            throw new IllegalArgumentException(
                    "smpp.system.id: found \"" + systemId + "\", expected 1 to 15 characters");
        }
        if (password.reveal().length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "smpp.password: found " + password.reveal().length() + " characters, expected at most "
                            + LONGEST_PASSWORD + ", as SMPP has it");
        }
        if (systemType.length() > 12) {
            throw new IllegalArgumentException(
                    "smpp.system.type: found \"" + systemType + "\", expected at most 12 characters");
        }
        if (!from.matches("\\+?[0-9]{1,20}|[\\x20-\\x7e]{1,11}")) {
            throw new IllegalArgumentException("sms.from: found \"" + from
                    + "\", expected a number, or with smpp.host a name of at most 11 characters");
        }
        if (maxSegments < 1 || maxSegments > 10) {
            throw new IllegalArgumentException("sms.max.segments: found " + maxSegments + ", expected 1..10");
        }
        if (connectTimeout.toMillis() < 1 || answerTimeout.toMillis() < 1 || enquireLink.toMillis() < 1) {
            throw new IllegalArgumentException("smpp timeouts: found " + connectTimeout + ", " + answerTimeout + " and "
                    + enquireLink + ", expected at least 1 ms");
        }
    }

    /** Host and port. */
    String where() {
        return host + ":" + port;
    }
}
