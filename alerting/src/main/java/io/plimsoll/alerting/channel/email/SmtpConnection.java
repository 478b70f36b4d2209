package io.plimsoll.alerting.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection that knows how far the last message got. Used by one thread at a time. */
final class SmtpConnection extends SMTPTransport {
    private boolean envelopeOpen;
    private boolean finalDotSent;

    SmtpConnection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** The next message has got nowhere yet. */
    void begin() {
        envelopeOpen = false;
        finalDotSent = false;
    }

    /** Whether the server answered MAIL FROM with yes. */
    boolean envelopeOpen() {
        return envelopeOpen;
    }

    /** Whether the server may have taken the last message. */
    boolean finalDotSent() {
        return finalDotSent;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        begin();
        super.mailFrom();
        envelopeOpen = true;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        finalDotSent = false;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        finalDotSent = true;
        super.finishData();
    }
}
