package io.plimsoll.alerting.channel.email;

import io.plimsoll.alerting.channel.email.SmtpSettings.Tls;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.NotifierContract;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.AlertTemplates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class EmailContractTest extends NotifierContract {
    private static final String PASSWORD = "planted-5ecret";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScriptedSmtpServer server = server();
    private final Notifier notifier = new EmailNotifier(
            new SmtpSettings(
                    "127.0.0.1",
                    server.port(),
                    Tls.NONE,
                    "user",
                    Secret.resolved("smtp.password", PASSWORD),
                    "plimsoll@example.com",
                    SOON,
                    SOON,
                    Duration.ofMinutes(5),
                    null),
            AlertTemplates.builtIn(),
            () -> Instant.parse("2026-01-01T00:00:00Z"));

    private static ScriptedSmtpServer server() {
        try {
            return new ScriptedSmtpServer(Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        notifier.close();
        server.close();
    }

    /** The mails as they came over the wire. */
    private List<MimeMessage> mails() throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        StringBuilder mail = new StringBuilder();
        boolean data = false;
        for (String line : server.lines) {
            if (data && line.equals(".")) {
                byte[] bytes = mail.toString().getBytes(StandardCharsets.ISO_8859_1);
                mails.add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
                mail.setLength(0);
                data = false;
            } else if (data) {
                mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            } else {
                data = line.equals("DATA");
            }
        }
        return mails;
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected String address() {
        return "desk@example.com";
    }

    @Override
    protected List<String> receivedIds() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }

    @Override
    protected String receivedText() throws Exception {
        MimeMessage last = mails().get(mails().size() - 1);
        return ((MimeMultipart) last.getContent()).getBodyPart(0).getContent().toString();
    }

    @Override
    protected int longestText() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void stopSink() {
        server.close();
    }

    @Override
    protected void refuseContact() {
        server.answer("RCPT", "550 5.1.1 no such user|250 OK");
    }

    @Override
    protected About refuseCredentials() {
        server.answer("AUTH", "535 5.7.8 bad credentials");
        return About.SINK;
    }

    @Override
    protected @Nullable Duration throttle() {
        server.answer("MAIL", "451 4.7.1 too many messages|250 OK");
        return null;
    }

    @Override
    protected void loseAnswer() {
        server.answer(".", "DROP");
    }

    @Override
    protected boolean recognisesRepeats() {
        return false;
    }

    @Override
    protected List<String> planted() {
        return List.of(PASSWORD, "dXNlcgB1c2VyAHBsYW50ZWQtNWVjcmV0");
    }
}
