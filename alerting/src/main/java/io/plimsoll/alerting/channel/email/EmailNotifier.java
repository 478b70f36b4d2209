package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.template.AlertTemplates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail by SMTP, one envelope per recipient: an answer is then about exactly one person. Connections are kept and used
 * again, one thread at a time each; a thread that finds none idle opens one.
 */
public final class EmailNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(EmailNotifier.class);

    private final SmtpSettings settings;
    private final EmailComposer composer;
    private final InstantSource clock;
    private final Session session;
    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicReference<Instant> noLoginBefore = new AtomicReference<>(Instant.MIN);

    /** Connects on first use only; {@code clock} dates the mails. */
    public EmailNotifier(SmtpSettings settings, AlertTemplates templates, InstantSource clock) {
        this.settings = settings;
        this.composer = new EmailComposer(templates, settings);
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    @Override
    public Outcome send(Message message) {
        MimeMessage mail;
        try {
            mail = composer.compose(session, message, clock.instant());
        } catch (MessagingException e) {
            return new Outcome.Rejected(
                    null, "cannot write a mail to \"" + message.address() + "\": " + e.getMessage());
        }
        SmtpConnection connection = takeIdle();
        if (connection == null) {
            if (clock.instant().isBefore(noLoginBefore.get())) {
                return new Outcome.Rejected(535, "not tried: login was refused, next one after " + noLoginBefore.get());
            }
            connection = new SmtpConnection(session);
            try {
                connect(connection);
            } catch (MessagingException e) {
                int code = connection.getLastReturnCode();
                discard(connection);
                return refused(SmtpAnswers.whileConnecting(e, code));
            }
        }
        return hand(mail, connection);
    }

    private Outcome hand(MimeMessage mail, SmtpConnection connection) {
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
            Outcome outcome = new Outcome.Delivered(
                    connection.getLastReturnCode(),
                    String.valueOf(connection.getLastServerResponse()).strip());
            idle.push(connection);
            return outcome;
        } catch (MessagingException e) {
            Outcome outcome = SmtpAnswers.whileSending(e, connection.finalDotSent());
            discard(connection);
            return outcome;
        }
    }

    private void connect(SmtpConnection connection) throws MessagingException {
        Secret password = settings.password();
        connection.connect(
                settings.host(), settings.port(), settings.user(), password == null ? null : password.reveal());
    }

    private Outcome refused(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            noLoginBefore.set(clock.instant().plus(settings.authPause()));
            LOG.error(
                    "mail server {}:{} refuses us, mails fail for {}: {}",
                    settings.host(),
                    settings.port(),
                    settings.authPause(),
                    rejected.detail());
        }
        return outcome;
    }

    /** An idle connection the server still answers on, or null. */
    private @Nullable SmtpConnection takeIdle() {
        for (SmtpConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            if (connection.isConnected()) {
                return connection;
            }
            discard(connection);
        }
        return null;
    }

    @Override
    public String messageId(String intentId) {
        return settings.messageId(intentId);
    }

    @Override
    public void close() {
        for (SmtpConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    private static void discard(SmtpConnection connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            LOG.debug("closing a mail connection that already failed", e);
        }
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        String timeoutMs = Long.toString(settings.ioTimeout().toMillis());
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.setProperty("mail.smtp.timeout", timeoutMs);
        properties.setProperty("mail.smtp.writetimeout", timeoutMs);
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.localhost", "plimsoll." + settings.domain());
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == SmtpSettings.Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.tls() == SmtpSettings.Tls.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        return properties;
    }
}
