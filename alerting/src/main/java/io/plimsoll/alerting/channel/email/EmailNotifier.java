package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.AlertTemplates;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail by SMTP, one envelope per recipient: an answer is then about exactly one person. Connections are kept and used
 * again, one thread at a time each; a thread that finds none idle opens one. After a refused login no login is tried for a
 * while, so that the account is not locked.
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
        this(settings, templates, Optional.empty(), clock);
    }

    /** As above; mails about one open alert have a link by which the reader acknowledges it. */
    public EmailNotifier(
            SmtpSettings settings, AlertTemplates templates, Optional<AckLinks> links, InstantSource clock) {
        this.settings = settings;
        this.composer = new EmailComposer(templates, settings, links);
        this.clock = clock;
        this.session = Session.getInstance(SmtpProperties.of(settings));
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
        SmtpConnection kept = takeIdle();
        if (kept != null) {
            Outcome outcome = hand(mail, kept);
            boolean dead = outcome instanceof Outcome.Retryable && outcome.code() == null && !kept.envelopeOpen();
            if (!dead) {
                return outcome;
            }
            LOG.debug("a kept connection was dead, opening another: {}", outcome.detail());
        }
        return sendAnew(mail);
    }

    private Outcome sendAnew(MimeMessage mail) {
        Instant until = noLoginBefore.get();
        if (clock.instant().isBefore(until)) {
            return new Outcome.Retryable(
                    null,
                    "not tried: login was refused, next one after " + until,
                    Duration.between(clock.instant(), until));
        }
        SmtpConnection connection = new SmtpConnection(session);
        try {
            connect(connection);
        } catch (MessagingException e) {
            int code = connection.getLastReturnCode();
            discard(connection);
            Outcome outcome = settings.withoutSecrets(SmtpAnswers.whileConnecting(e, code));
            if (outcome instanceof Outcome.Rejected) {
                refused(e instanceof AuthenticationFailedException, outcome);
            }
            return outcome;
        }
        return hand(mail, connection);
    }

    private Outcome hand(MimeMessage mail, SmtpConnection connection) {
        Outcome outcome;
        connection.begin();
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
            outcome = new Outcome.Delivered(
                    connection.getLastReturnCode(),
                    String.valueOf(connection.getLastServerResponse()).strip());
            idle.push(connection);
        } catch (MessagingException e) {
            outcome = SmtpAnswers.whileSending(e, connection.finalDotSent());
            discard(connection);
        } catch (IllegalStateException e) {
            outcome = SmtpAnswers.whileSending(
                    new MessagingException("connection was closed", e), connection.finalDotSent());
            discard(connection);
        }
        return settings.withoutSecrets(outcome);
    }

    private void connect(SmtpConnection connection) throws MessagingException {
        Secret password = settings.password();
        connection.connect(
                settings.host(), settings.port(), settings.user(), password == null ? null : password.reveal());
    }

    private void refused(boolean login, Outcome outcome) {
        if (login) {
            noLoginBefore.set(clock.instant().plus(settings.authPause()));
        }
        LOG.error(
                "mail server {}:{} refuses us{}: {}",
                settings.host(),
                settings.port(),
                login ? ", no login is tried for " + settings.authPause() : "",
                outcome.detail());
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
}
