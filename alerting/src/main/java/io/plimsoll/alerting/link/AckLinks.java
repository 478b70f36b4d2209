package io.plimsoll.alerting.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.notify.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and reads links such as {@code https://alerts.example/ack?t=ZGVzay03….9f2c…}: the token and its HMAC-SHA256. Who
 * forwards a mail forwards the link; it says in whose name it acknowledges, and expires. Thread-safe.
 */
public final class AckLinks {
    /** Path of the page, under the base. */
    public static final String PATH = "/ack";

    /** Longest token that is looked at; ours are a tenth of it. */
    private static final int LONGEST = 4096;

    private final String base;
    private final LinkKeys keys;
    private final Duration lasting;
    private final InstantSource clock;

    /** What the text after {@code t=} is. */
    public sealed interface Reading {
        /** One of ours, and still good. */
        record Valid(AckToken token) implements Reading {}

        /** One of ours, but too old. */
        record Expired(AckToken token) implements Reading {}

        /** Not one of ours: nothing of it is used. */
        record Forged() implements Reading {}
    }

    /** Links begin with {@code base}, as the readers of messages reach the page, and are good for {@code lasting}. */
    public AckLinks(URI base, LinkKeys keys, Duration lasting, InstantSource clock) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.keys = keys;
        this.lasting = lasting;
        this.clock = clock;
    }

    /** Link for {@code message}; empty when there is nothing to acknowledge: it is about several alerts, or one that is over. */
    public Optional<URI> of(Message message) {
        String recipient = message.recipient();
        if (recipient == null || message.digest() != null || message.alert().change() == Change.RESOLVED) {
            return Optional.empty();
        }
        Instant expiresAt = clock.instant().plus(lasting).truncatedTo(ChronoUnit.SECONDS);
        String line = new AckToken(
                        message.alert().account(), message.alert().alertId(), recipient, AckToken.Action.ACK, expiresAt)
                .line();
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(line.getBytes(UTF_8));
        return Optional.of(URI.create(base + PATH + "?t=" + text + "." + keys.sign(text)));
    }

    /** Reads the text after {@code t=}. */
    public Reading read(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || text.length() > LONGEST) {
            return new Reading.Forged();
        }
        AckToken token;
        try {
            String signed = text.substring(0, dot);
            if (!keys.signed(signed, text.substring(dot + 1))) {
                return new Reading.Forged();
            }
            token = AckToken.of(new String(Base64.getUrlDecoder().decode(signed), UTF_8));
        } catch (IllegalArgumentException e) {
            return new Reading.Forged(); // what it says of itself is not worth repeating
        }
        return clock.instant().isBefore(token.expiresAt()) ? new Reading.Valid(token) : new Reading.Expired(token);
    }
}
