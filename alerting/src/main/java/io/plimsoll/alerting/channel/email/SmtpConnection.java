package io.plimsoll.alerting.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection that knows whether the final dot of a message was on its way. Used by one thread at a time. */
final class SmtpConnection extends SMTPTransport {
    private boolean finalDotSent;

    SmtpConnection(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** Whether the server may have taken the last message. */
    boolean finalDotSent() {
        return finalDotSent;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        finalDotSent = false;
        return super.data();
    }

    @Override
    protected void mailFrom() throws MessagingException {
        finalDotSent = false;
        super.mailFrom();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        finalDotSent = true;
        super.finishData();
    }
}
